import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { isInline } from "../boot";
import { actions } from "./actions";
import { wrapFocus } from "./focus";
import { isForInputMethod } from "./inputMethod";

interface Props {
  label: string;
  /** Nothing of the page is to be seen beside it. */
  full: boolean;
  kind?: string;
  busy?: boolean;
  children: ComponentChildren;
}

/** What the frame shows is always one dialog with the same keys, or where it is a part of the page a region of that. */
export function Dialog({ label, full, kind = "", busy = false, children }: Props) {
  const { close } = actions;
  const panel = useRef<HTMLDivElement>(null);

  // The whole document's keys: after a press on bare ground nothing in the panel has the focus.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !isForInputMethod(event)) close();
      if (event.key === "Tab" && full) wrapFocus(panel.current!, event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [full, close]);

  return (
    <div
      class={`panel ${kind}`}
      role={isInline() ? "region" : "dialog"}
      aria-label={label}
      aria-modal={full ? "true" : undefined}
      aria-busy={busy ? "true" : undefined}
      ref={panel}
    >
      {children}
    </div>
  );
}
