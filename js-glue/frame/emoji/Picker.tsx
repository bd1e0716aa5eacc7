import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { more } from "../texts";
import type { Opened } from "../views/Opener";
import { Category } from "./Category";
import { insert } from "./insert";
import { moved } from "./moves";
import { CATEGORIES } from "./names";
import { recent, remember } from "./recent";
import { useColumns } from "./useColumns";

interface Props extends Opened {
  field: RefObject<HTMLTextAreaElement>;
}

const categoryNames = () => ({
  smileys: more.emoji.smileys,
  people: more.emoji.people,
  nature: more.emoji.nature,
  food: more.emoji.food,
  activities: more.emoji.activities,
  travel: more.emoji.travel,
  objects: more.emoji.objects,
  symbols: more.emoji.symbols,
});

/** Over the composer. The emoji that is picked stands in the field then, at its caret. */
export function Picker({ label, button, field, close }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const columns = useColumns(grid);
  const names = categoryNames();
  const cells = () => [...grid.current!.querySelectorAll<HTMLElement>("[role=gridcell]")];

  useLayoutEffect(() => {
    cells()[0]!.focus();
    const onPointer = ({ target }: Event) => {
      const isInside = grid.current!.contains(target as Node) || button.current!.contains(target as Node);
      if (!isInside) close(false);
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, []);

  const pick = (emoji: string) => {
    remember(emoji);
    close(false);
    insert(field.current!, emoji);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") close(true);
    if (event.key === "Escape") {
      // The picker alone, and not the panel.
      event.stopPropagation();
      close(true);
    }
    const all = cells();
    const startsOf = (role: string) =>
      [...grid.current!.querySelectorAll(`[role=${role}]`)].map((one) =>
        all.indexOf(one.querySelector("[role=gridcell]")!),
      );
    const layout = { count: all.length, rows: startsOf("row"), categories: startsOf("rowgroup") };
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = moved(inReadingOrder(event.key), layout, at, event.ctrlKey);
    if (to === undefined || at < 0) return;
    event.preventDefault();
    all[to]!.focus();
  };

  return (
    <div class="emoji" role="grid" aria-label={label} ref={grid} onKeyDown={onKeyDown}>
      {recent.length > 0 && (
        <Category name={more.emoji.recent} emoji={recent} columns={columns} pick={pick} />
      )}
      {CATEGORIES.map(({ category, emoji }) => (
        <Category key={category} name={names[category]} emoji={emoji} columns={columns} pick={pick} />
      ))}
    </div>
  );
}

/** As the text is read, so the emoji lie. */
function inReadingOrder(key: string): string {
  const isReversed = document.documentElement.dir === "rtl";
  if (key === "ArrowRight") return isReversed ? "previous" : "next";
  if (key === "ArrowLeft") return isReversed ? "next" : "previous";
  return key;
}
