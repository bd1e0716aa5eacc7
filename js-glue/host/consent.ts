import { drop, resume, warm } from "./connection";
import { failure } from "./errors";
import { bare } from "./bare";
import { emit, listen } from "./events";
import { close } from "./panel";
import { agreed, channel, waits } from "./remembered";
import { CustomEvent, dispatchEvent } from "./primitives";
import { config } from "./settings";

/** True: as far as this page goes. Else as the page's storage has it. */
let granted: unknown = config.consent != "required";

/** Whether the chat may be loaded. The visitor may have agreed, or withdrawn it, in another tab. */
export const isGranted = (): boolean => !!(granted = granted === true || agreed("getItem"));

function decide(detail: unknown): void {
  emit("consent", { granted: !!(granted = detail) });
  dispatchEvent(new CustomEvent(channel, bare({ detail })));
}

/** Loads the chat where somebody waits for it. */
export function grant(): void {
  if (!isGranted()) agreed("setItem");
  decide(agreed("getItem") || true);
  resume();
}

/** The chat goes, and is not loaded again before the next word. */
export function withdraw(): void {
  agreed("removeItem");
  close();
  drop(failure("consent", ""));
  decide(false);
}

/** What was decided in another tab, or by another chat of this page, holds here. */
const follow = (isOther: unknown, word: unknown): void => {
  if (isOther == word) (word ? grant : withdraw)();
};
listen("storage", () => {
  follow(!granted, isGranted());
  // What another tab has left for whoever is there: to be sent, or to be read.
  if (waits("getItem")) warm();
});
listen(channel, ({ detail }: CustomEvent) => follow(!granted, detail));
