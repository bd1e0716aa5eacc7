import { failure } from "./errors";

const names = "open close ready error message:sent message:received unread connection".split(" ");

/** The frame may cause only the last four; the host's half raises the others itself. */
export const isFrameEvent = (name: unknown): name is string => names.indexOf(name as string) > 3;

/** One wrapper for each function, so that `off` finds it again; the browser sees to order, doubles and errors. */
const wrappers = new WeakMap<object, EventListener>();

/** A checked event of the API: its name on window, and its wrapped listener. */
export function subscription(name: unknown, listener: unknown): [string, EventListener] {
  if (!names.includes(name as string) || typeof listener != "function")
    throw failure("invalid", "no such event, or no function");
  const wrapper = wrappers.get(listener) ?? ((event) => listener((event as CustomEvent).detail));
  wrappers.set(listener, wrapper);
  return ["pipit:" + name, wrapper];
}

export function emit(name: string, detail: object = {}): void {
  dispatchEvent(new CustomEvent("pipit:" + name, { detail }));
}
