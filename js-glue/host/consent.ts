import { drop, resume } from "./connection";
import { failure } from "./errors";
import { emit } from "./events";
import { close } from "./panel";
import { agreed } from "./remembered";
import { config } from "./settings";

let granted: unknown = config.consent == "none";

/** Whether the chat may be loaded. The visitor may have agreed in another tab. */
export const isGranted = (): boolean => !!(granted ||= agreed("getItem"));

const decide = (grant: boolean): void => emit("consent", { granted: (granted = grant) });

/** Loads the chat where somebody waits for it. */
export function grant(): void {
  if (!isGranted()) agreed("setItem");
  decide(true);
  resume();
}

/** The chat goes, and is not loaded again before the next word. */
export function withdraw(): void {
  agreed("removeItem");
  close();
  drop(failure("consent", "withdrawn"));
  decide(false);
}
