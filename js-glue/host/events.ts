import { bare } from "./bare";
import { listeningOn } from "./listening";
import { apply } from "./objects";
import { addEventListener, CustomEvent, dispatchEvent, removeEventListener } from "./primitives";
import { place, prefix } from "./settings";

const end = new AbortController();
/** Aborted at the chat's end. */
export const { signal } = end;

/** Until the chat's end, as all listeners: on what lives longer than the chat. */
export const listen = (name: string, listener: (event: never) => void): void =>
  addEventListener(name, listener as EventListener, bare({ signal }));

export const endListening = (): void => end.abort();

const listening = listeningOn(place, prefix);

export const on = listening(addEventListener, bare({ signal }));
export const once = listening(addEventListener, bare({ signal, once: true }));
export const off = listening(removeEventListener);

export function emit(name: string, detail: object = {}): void {
  apply(dispatchEvent, place, [new CustomEvent(prefix + name, bare({ detail }))]);
}
