import type { Payload } from "../halves";
import { exportTimeout } from "../limits";
import { parse } from "../link/envelope";
import { tag } from "../link/tag";
import { atEnd, destroyed } from "./ending";
import { post } from "./link";

const { Promise } = window;

/** Those who wait, whom one answer does for all. */
let answer = (_text: unknown): void => {};
let waiting: Promise<unknown> | undefined;

export const exported = ({ text }: Payload): void => answer(text);

/** What the menu's item makes a file of, as a value. The frame first loads all that was said, for as long as that takes. */
async function ask(): Promise<unknown> {
  await tag.reach();
  return new Promise((done, refuse) => {
    const giveUp = tag.after(exportTimeout, () => refuse(tag.failure("blocked", "export")));
    atEnd(() => {
      giveUp();
      refuse(destroyed());
    });
    answer = (text) => {
      giveUp();
      done(parse("" + text));
    };
    post("export", "{}");
  });
}

export function exportData(): Promise<unknown> {
  const end = (): void => void (waiting = undefined);
  if (!waiting) (waiting = ask()).then(end, end);
  return waiting!;
}
