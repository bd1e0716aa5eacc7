import { EventTag, LockState, type Command, type Tag } from "../../abi/layout";
import type { Raise } from "./raise";

type Request = Pick<Extract<Command, { tag: Tag.RequestLock }>, "name" | "steal">;

/** One wish for the lock: waiting, then holding, until it is released or stolen. */
class Claim {
  granted = false;
  release!: () => void;
  readonly #waiting = new AbortController();
  readonly #released = new Promise<void>((resolve) => (this.release = resolve));

  /** Settles when the lock is given back, and rejects when it was stolen, or is not to be had. */
  async hold({ name, steal }: Request, granted: () => boolean): Promise<void> {
    // The two exclude each other: a theft does not wait.
    const how = steal ? { steal } : { signal: this.#waiting.signal };
    await navigator.locks.request(name, how, () => {
      this.granted = granted();
      return this.granted ? this.#released : undefined;
    });
  }

  giveUp(): void {
    this.release();
    this.#waiting.abort();
  }
}

/** The lock that makes a tab the leader. Of a claim that was given up or replaced the engine hears nothing more. */
export class TabLock {
  readonly #raise: Raise;
  #claim: Claim | undefined;

  constructor(raise: Raise) {
    this.#raise = raise;
  }

  async request(request: Request): Promise<void> {
    this.release();
    const claim = (this.#claim = new Claim());
    // The grant may have been on its way when the claim was given up: then the lock goes back at once.
    const granted = () => this.#claim === claim && this.#tell(LockState.Granted);
    await claim.hold(request, granted).catch(() => this.#failed(claim));
  }

  release(): void {
    this.#claim?.giveUp();
    this.#claim = undefined;
  }

  #failed(claim: Claim): void {
    if (this.#claim !== claim) return;
    this.#claim = undefined;
    this.#tell(claim.granted ? LockState.Lost : LockState.Refused);
  }

  #tell(state: LockState): boolean {
    return this.#raise({ tag: EventTag.LockChanged, state });
  }
}
