export { Presence } from "./Presence";
export { grant } from "./typing";
