/** Taken at the start, as all of that kind: what a page makes of them later is not asked. Both scripts have them. */
export const { apply, get } = Reflect;
export const { defineProperty, setPrototypeOf } = Object;
