import { bare } from "../bare";
import type { Hooks, Visitor } from "../halves";
import { heartbeat, scriptTries } from "../limits";
import { request } from "./channel";
import { calledSince, noteLogout } from "./loggedOut";
import { forgetPlace } from "./place";
import { apply, exec } from "./primitives";
import { tag } from "./tag";

// Set by the bundler, which knows that script when it makes this one.
declare const VISITOR_PATH: string;
declare const VISITOR_INTEGRITY: string;

const { Promise } = window;

/** What that script wants to hear of the frame's messages, by their type. */
export let hooks: Hooks = bare({});

/** Whether that script is asked for. */
export let coming: Promise<Visitor> | undefined;
let hasCome = false;
let giveUp: () => void;
let arrived: (visitor: Visitor) => void;

/** That script is there. Where it was asked for again, only the first counts. */
export function extend(visitor: Visitor, heard: Hooks): void {
  if (hasCome) return;
  hasCome = true;
  hooks = heard;
  giveUp();
  arrived(visitor);
}

/** Who the visitor is, and what they may ask of us, is a script of its own: few pages say it. The service may be away for a moment. */
const load = (): Promise<Visitor> =>
  (coming ??= new Promise((done, refuse) => {
    arrived = done;
    const ask = (tries: number): void => {
      if (!tries) {
        coming = undefined;
        return refuse(tag.failure("blocked", ""));
      }
      if (tag.ending.aborted) return refuse(tag.failure("destroyed", ""));
      giveUp = tag.after(heartbeat, () => ask(tries - 1));
      tag.include(VISITOR_PATH, VISITOR_INTEGRITY);
    };
    ask(scriptTries);
  }));

const whatGoes = /logout|erase/;

/** A frame that is there erases what it knows without that script, which may be out of reach: the one that has it, or asks it for something else before, has more to forget. */
function asked(name: string, isRevoked: unknown): Promise<unknown> | undefined {
  const what = apply(exec, whatGoes, [name]) as RegExpExecArray | null;
  if (!what || coming || !tag.isLive()) return;
  forgetPlace();
  const done = request(what[0], "{}").then(() => {});
  if (what[0] == "erase" && !isRevoked && tag.config.consent == "required")
    done.then(tag.withdraw, tag.withdraw);
  return done;
}

/** A method of that script, which is loaded for it. */
export async function askVisitor(name: keyof Visitor, said: unknown): Promise<unknown> {
  if (name == "logout") noteLogout();
  const since = calledSince;
  return asked(name, said) || (await load())[name](said, since);
}
