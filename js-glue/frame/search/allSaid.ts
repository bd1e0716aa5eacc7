import type { Said } from "../views/actions";

/** All that the frame holds, as it is now. Newest first. */
export function allSaid(textsBefore: (row: number) => readonly Said[]): Said[] {
  const all: Said[] = [];
  for (;;) {
    const next = textsBefore(all.at(-1)?.key ?? 0);
    if (!next.length) return all;
    all.push(...next);
  }
}
