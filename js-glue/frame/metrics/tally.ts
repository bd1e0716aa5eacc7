import type { Counter, Distribution } from "./Measurements";

/** Where what is seen is counted: Measurements, or a test's own. */
export interface Tally {
  count(counter: Counter, by?: number): void;
  /** In the unit of the distribution: ms, unless its name says otherwise. */
  measure(distribution: Distribution, value: number): unknown;
}
