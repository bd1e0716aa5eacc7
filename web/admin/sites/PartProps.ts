import type { Draft, Set } from "./draft";

/** What each part of the form gets. */
export interface PartProps {
  draft: Draft;
  set: Set;
  /** What is wrong with a field. */
  of: (field: string) => string;
  /** It may be seen, and not changed. */
  isFixed: boolean;
}
