// Taken at the start: what a page makes of them later is not asked.
export const { apply, deleteProperty } = Reflect;
export const { defineProperty, getOwnPropertyDescriptor, keys } = Object;
export const { exec } = RegExp.prototype;
export const { includes, startsWith } = String.prototype;
