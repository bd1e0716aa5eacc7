import { tag } from "./tag";

// Set by the bundler, which knows that script when it makes this one.
declare const TEASER_PATH: string;
declare const TEASER_INTEGRITY: string;

/** What a page has come forward by itself is a script of its own: few do. */
export function loadTeaser(): void {
  if (tag.comes) tag.include(TEASER_PATH, TEASER_INTEGRITY);
}
