import { EventTag, type Command, type Tag } from "../../abi/layout";
import { answerFor, forgetLengths, relativeName } from "../../host/link/storageProxy";
import type { Raise } from "./raise";

type OwnStorage = Extract<Command, { tag: Tag.OwnStorage }>;

/** The same storage proxy as the host page's, on the frame's own localStorage: the second choice. */
export class OwnStoragePort {
  readonly #raise: Raise;
  readonly #site: string;
  #isFollowed = false;

  constructor(raise: Raise, site: string) {
    this.#raise = raise;
    this.#site = site;
  }

  ask({ task, operation, payload }: OwnStorage): void {
    this.#follow();
    const answer = answerFor(this.#site, () => localStorage, operation, JSON.parse(payload));
    this.#raise({ tag: EventTag.OwnStorageAnswer, task, payload: answer ?? "" });
  }

  /** What frames in other tabs write there. */
  #follow(): void {
    if (this.#isFollowed) return;
    this.#isFollowed = true;
    addEventListener("storage", ({ key }) => {
      forgetLengths();
      const name = key === null ? "" : relativeName(this.#site, key);
      if (name !== undefined) this.#raise({ tag: EventTag.OwnStorageChanged, key: name });
    });
  }
}
