import { pipit } from "./pipit.js";
import type { Person, PipitError } from "./public.js";

const nobody = "null";

/** The same text for the same person. */
export const personText = (person: Person | null | undefined): string => JSON.stringify(person ?? null);

/** A chat that has left the page knows nobody anyway. */
const report = (reason: PipitError): void => {
  if (reason.code != "destroyed") console.error(reason);
};

/** For components of frameworks: says who the visitor is by now, and that nobody is any more. */
export function introduce(person: string, before = nobody): void {
  if (person != nobody) pipit.identify(JSON.parse(person) as Person).catch(report);
  else if (before != nobody) pipit.logout().catch(report);
}
