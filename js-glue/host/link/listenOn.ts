import { bare } from "../bare";
import { apply } from "./primitives";
import { tag } from "./tag";

const { addEventListener } = window;

/** Until the chat's end. */
export const listenOn = (target: unknown, name: string, listener: (event: never) => void): void =>
  apply(addEventListener, target, [name, listener as EventListener, bare({ signal: tag.ending })]);
