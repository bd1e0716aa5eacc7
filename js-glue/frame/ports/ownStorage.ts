import { EventTag, type Command, type Tag } from "../../abi/layout";
import type { OwnStorage } from "../own/index";
import { loadPart } from "../parts";
import type { Raise } from "./raise";

type Request = Extract<Command, { tag: Tag.OwnStorage }>;

/** The frame's own localStorage: the second choice, whose script is loaded with the first request. */
export class OwnStoragePort {
  readonly #raise: Raise;
  readonly #site: string;
  #waiting: Request[] = [];
  #storage: OwnStorage | undefined;

  constructor(raise: Raise, site: string) {
    this.#raise = raise;
    this.#site = site;
  }

  /** In order, and at once where the script is there: the page may be going. */
  ask(request: Request): void {
    this.#waiting.push(request);
    if (this.#storage) return this.#answerAll();
    if (this.#waiting.length > 1) return;
    void loadPart("own")
      .then(({ OwnStorage }) => (this.#storage = new OwnStorage(this.#site, this.#changed)))
      .catch(() => undefined)
      .then(() => this.#answerAll());
  }

  /** The engine that asked is gone. */
  abandon(): void {
    this.#waiting = [];
  }

  readonly #changed = (key: string): boolean => this.#raise({ tag: EventTag.OwnStorageChanged, key });

  /** Nothing, where the script could not be had: the engine takes that for a refusal. */
  #answerAll(): void {
    for (let request; (request = this.#waiting.shift());) {
      const payload = this.#storage?.answer(request.operation, request.payload) ?? "";
      this.#raise({ tag: EventTag.OwnStorageAnswer, task: request.task, payload });
    }
  }
}
