import { EventTag, type Command, type Tag } from "../../abi/layout";
import type { Packing } from "../own/index";
import { loadPart } from "../parts";
import type { Raise } from "./raise";

type Encode = Extract<Command, { tag: Tag.Encode }>;
type Decode = Extract<Command, { tag: Tag.Decode }>;

/**
 * Compresses and seals what is stored, and the way back, with a script that only long conversations and some visitors need. What
 * cannot be done, or had, is answered with `ok: false`.
 */
export class Coder {
  readonly #raise: Raise;
  readonly #site: string;
  #packing: Packing | undefined;
  #life = 0;

  constructor(raise: Raise, site: string) {
    this.#raise = raise;
    this.#site = site;
  }

  async code(command: Encode | Decode): Promise<void> {
    const life = this.#life;
    const data = await this.#has()
      .then((packing) => packing.code(command))
      .catch(() => undefined);
    if (life !== this.#life) return;
    this.#raise({
      tag: EventTag.Coded,
      task: command.task,
      ok: data !== undefined,
      data: data ?? new Uint8Array(),
    });
  }

  /** The engine that asked is gone, and what is under way means nothing to the next one. */
  abandon(): void {
    this.#life++;
  }

  async forgetKey(remove: boolean): Promise<void> {
    await (await this.#has()).forgetKey(remove);
  }

  /** One for all. */
  async #has(): Promise<Packing> {
    const { Packing } = await loadPart("own");
    return (this.#packing ??= new Packing(this.#site));
  }
}
