export { OwnStorage } from "./OwnStorage";
export { Packing } from "./Packing";
