import { failure } from "./errors";

export type Listener = (detail: object) => void;

const names = "open close ready error message:sent message:received unread connection".split(" ");

/** The frame may cause only the last four; the host's half raises the others itself. */
export const isFrameEvent = (name: unknown): name is string => names.indexOf(name as string) > 3;

/** One wrapper for each function, so that `off` finds it again; the browser sees to order, doubles and errors. */
const wrappers = new WeakMap<Listener, EventListener>();

function wrapperOf(listener: Listener): EventListener {
  const wrapper = wrappers.get(listener) ?? ((event) => listener((event as CustomEvent<object>).detail));
  wrappers.set(listener, wrapper);
  return wrapper;
}

/** A checked event of the API: its name on window, and its wrapped listener. */
export function subscription(name: unknown, listener: unknown): [string, EventListener] {
  if (!names.includes(name as string) || typeof listener != "function")
    throw failure("invalid", "no such event, or no function");
  return ["pipit:" + name, wrapperOf(listener as Listener)];
}

export function emit(name: string, detail: object = {}): void {
  dispatchEvent(new CustomEvent("pipit:" + name, { detail }));
}
