import { EventTag, type Command, type Tag } from "../../abi/layout";
import { answerFor } from "../../host/link/storageProxy";
import type { Raise } from "./raise";

type OwnStorage = Extract<Command, { tag: Tag.OwnStorage }>;

/** The same storage proxy as the host page's, on the frame's own localStorage: the second choice. */
export class OwnStoragePort {
  readonly #raise: Raise;
  readonly #site: string;

  constructor(raise: Raise, site: string) {
    this.#raise = raise;
    this.#site = site;
  }

  ask({ task, operation, payload }: OwnStorage): void {
    const answer = answerFor(this.#site, () => localStorage, operation, JSON.parse(payload));
    this.#raise({ tag: EventTag.OwnStorageAnswer, task, payload: answer ?? "" });
  }
}
