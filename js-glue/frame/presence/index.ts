export { Presence } from "./Presence";
