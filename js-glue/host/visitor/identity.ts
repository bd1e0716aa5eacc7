import type { Payload } from "../halves";
import { logoutName } from "../link/loggedOut";
import { tag } from "../link/tag";
import { atEnd, destroyed } from "./ending";
import { handed } from "./handing";
import { post } from "./link";

const { Promise } = window;

/** What the page has said of its visitor and of itself, for a frame that is loaded again. */
let person = "";
let context = "";
/** Whoever waits for the service's word on it. */
let answer = (_code: unknown): void => {};

/** Nobody is told any more. */
atEnd(() => answer("destroyed"));

/** The frame has the engine's ear from now on. */
export function tellPerson(): void {
  if (context) post("context", context);
  if (person) post("identify", person);
}

/** The frame has heard what the service makes of it: a code, or nothing where it believes it. */
export function identified({ code }: Payload): void {
  if (code) person = "";
  answer(code);
}

/** Nobody, from now on. */
export function forgetPerson(): void {
  person = "";
  answer("");
}

/** Logged out in another tab: pipit.js knows only who has gone in this one. */
function isSomebodyGone(since: number): boolean {
  try {
    return +localStorage[logoutName] > since;
  } catch {
    return false;
  }
}

/** Done when the service knows it, which is not before the visitor has something to say to it, or when somebody is named anew. */
export function identify(said: unknown, since: number): Promise<void> {
  return new Promise((done, refuse) => {
    if (isSomebodyGone(since)) throw tag.failure("identity", "");
    const text = handed(said);
    if (tag.ending.aborted) throw destroyed();
    answer("");
    person = text;
    answer = (code) => (code ? refuse(tag.failure("" + code, "refused")) : done());
    post("identify", text);
  });
}

/** Of this page: the next message tells it. */
export async function setContext(said: unknown): Promise<void> {
  context = handed(said);
  post("context", context);
}
