import type { Values } from "./check";

/** What has been filled in and not sent, by row: a row that leaves the document takes nothing along. Until the frame goes. */
const typed = new Map<number, Values>();

export const typedIn = (row: number): Values => typed.get(row) ?? {};
export const keepTyped = (row: number, values: Values): unknown => typed.set(row, values);
export const forgetTyped = (row: number): unknown => typed.delete(row);
