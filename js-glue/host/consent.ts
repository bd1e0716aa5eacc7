import { drop, resume } from "./connection";
import { failure } from "./errors";
import { emit, listen } from "./events";
import { close } from "./panel";
import { agreed } from "./remembered";
import { config } from "./settings";

/** True: as far as this page goes. Else as the page's storage has it. */
let granted: unknown = config.consent != "required";

/** Whether the chat may be loaded. The visitor may have agreed, or withdrawn it, in another tab. */
export const isGranted = (): boolean => !!(granted = granted === true || agreed("getItem"));

const decide = (grant: unknown): void => emit("consent", { granted: !!(granted = grant) });

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

/** What was decided in another tab holds in this one. */
listen("storage", () => {
  if (!granted == isGranted()) (granted ? grant : withdraw)();
});
