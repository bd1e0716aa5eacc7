import { answerFor, forgetLengths, relativeName } from "../../host/link/storageProxy";

/** The same storage proxy as the host page's, on the frame's own localStorage. */
export class OwnStorage {
  readonly #site: string;

  constructor(site: string, changed: (name: string) => void) {
    this.#site = site;
    // What frames in other tabs write there.
    addEventListener("storage", ({ key, newValue }) => {
      forgetLengths();
      const name = key === null ? "" : relativeName(site, key);
      // That the word of an erasure goes again is no other one.
      if (name !== undefined && (name != "erase" || newValue)) changed(name);
    });
  }

  answer(operation: string, payload: string): string {
    return answerFor(this.#site, () => localStorage, operation, JSON.parse(payload)) ?? "";
  }
}
