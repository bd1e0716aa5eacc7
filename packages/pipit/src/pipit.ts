import { methodNames } from "./names.js";
import { call, running } from "./page.js";
import type { PipitApi } from "./public.js";

/** The API of docs/embed.md. */
export interface Pipit extends Omit<PipitApi, "version"> {
  /** Of the service's `pipit.js`, once that has run. */
  readonly version: string | undefined;
}

const called =
  (name: string) =>
  (...parameters: unknown[]): Promise<unknown> =>
    call(name, parameters);

/** One object for the life of the page. What is called before `pipit.js` has run waits for it, in order. */
export const pipit = Object.freeze({
  ...Object.fromEntries(methodNames.map((name) => [name, called(name)])),
  privacy: Object.freeze({
    status: called("privacy.status"),
    grant: called("privacy.grant"),
    revoke: called("privacy.revoke"),
    erase: called("privacy.erase"),
    optOut: called("privacy.optOut"),
    optIn: called("privacy.optIn"),
    export: called("privacy.export"),
  }),
  get version() {
    return running()?.["version"];
  },
}) as unknown as Pipit;
