// Taken at the start: what a page makes of them later is not asked.
export const { deleteProperty } = Reflect;
export const { getOwnPropertyDescriptor, keys } = Object;
export { apply, defineProperty } from "../objects";
export const { exec } = RegExp.prototype;
export const { includes, startsWith } = String.prototype;
