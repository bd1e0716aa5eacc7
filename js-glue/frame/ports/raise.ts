import type { EngineEvent } from "../../abi/layout";

/** Gives an event to the engine. False: there is none to take it (starting, trapped) and the event is gone. */
export type Raise = (event: EngineEvent) => boolean;
