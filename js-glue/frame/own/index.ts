export { OwnStorage } from "./OwnStorage";
export { Seal } from "./Seal";
