import { setPrototypeOf } from "./objects";

/** Without what the page puts on Object.prototype: browsers read options from there as well. */
export const bare = <T extends object>(value: T): T => setPrototypeOf(value, null) as T;
