import { drop, resume } from "./connection";
import { failure } from "./errors";
import { bare } from "./bare";
import { emit, listen } from "./events";
import { close } from "./panel";
import { agreed } from "./remembered";
import { CustomEvent, dispatchEvent } from "./primitives";
import { config, site } from "./settings";

/** True: as far as this page goes. Else as the page's storage has it. */
let granted: unknown = config.consent != "required";

/** Whether the chat may be loaded. The visitor may have agreed, or withdrawn it, in another tab. */
export const isGranted = (): boolean => !!(granted = granted === true || agreed("getItem"));

/** The other chats of the site on this page hear of it by that name: no `storage` event comes to the window that wrote. */
const channel = "pipit-consent:" + site;

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
listen("storage", () => follow(!granted, isGranted()));
listen(channel, ({ detail }: CustomEvent) => follow(!granted, detail));
