import { useEffect, useState } from "preact/hooks";
import { Connection, Notice } from "../../abi/layout";
import type { Status } from "../store";
import { more, texts } from "../texts";
import { CloseIcon } from "./icons";
import { useLasting } from "./useLasting";
import { useMore } from "./useMore";
import { usePart } from "./usePart";

/** A first connection takes a moment; only a long one is trouble. */
const TROUBLE_AFTER = 4_000;

/** The region is always there, so that a screen reader hears of what appears in it. */
export function Banner({ connection, notice, wait }: Pick<Status, "connection" | "notice" | "wait">) {
  const [dismissed, dismiss] = useState(Notice.None);
  // What comes again is said again.
  useEffect(() => {
    if (notice === Notice.None) dismiss(notice);
  }, [notice]);
  const slow = useLasting(connection === Connection.Connecting, TROUBLE_AFTER);
  const hasNotice = useMore(notice !== dismissed && notice !== Notice.None);
  const held = usePart("more", wait > 0);
  const away = connection === Connection.Offline;
  return (
    <div class="banner" role="status">
      {(away || slow) && (
        <p class="trouble">{navigator.onLine ? texts.troubleBanner : texts.offlineBanner}</p>
      )}
      {held && <held.Held wait={wait} />}
      {hasNotice && (
        <p>
          <span>{more.notices[notice as keyof typeof more.notices]}</span>
          <button type="button" class="round small" aria-label={more.dismiss} onClick={() => dismiss(notice)}>
            <CloseIcon />
          </button>
        </p>
      )}
    </div>
  );
}
