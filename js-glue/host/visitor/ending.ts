import { apply } from "../link/primitives";
import { tag } from "../link/tag";

const { addEventListener } = window;

/** At the chat's end. Not until it: listeners that end with it are gone before they hear of it. */
export const atEnd = (act: () => void): void => apply(addEventListener, tag.ending, ["abort", act]);

export const destroyed = (): Error => tag.failure("destroyed", "");
