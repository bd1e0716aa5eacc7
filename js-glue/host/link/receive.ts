import { bare } from "../bare";
import { eventNames } from "../eventNames";
import type { Payload } from "../halves";
import { maxNameLength } from "../limits";
import type { Connection } from "../public";
import { notify } from "./comingForward";
import { noteLive } from "./loggedOut";
import { memory } from "./memoryStorage";
import { noteLife } from "./revival";
import { showUnread } from "./panel";
import { isOptedOut } from "./optedOut";
import { said } from "./pageOptions";
import { tellErased } from "./storageChanges";
import { answerFor, done } from "./storageProxy";
import { tag } from "./tag";
import { shortened } from "./text";
import { greet } from "./turning";
import { hooks } from "./visitor";

export { done };

const asObject = Object;

/** What the frame said last of itself. */
export const state = bare({ connection: "idle" as Connection, unread: 0, dropped: 0 });

/** The place of the first event that the frame may cause (eventNames.ts). */
const firstOfFrame = 5;

function isFrameEvent(name: unknown): name is string {
  for (let index = firstOfFrame; index < eventNames.length; index++)
    if (eventNames[index] === name) return true;
  return false;
}

/** Takes a message of the frame and gives the answer as JSON, or nothing where the type is unknown. */
export function receive(type: string, payload: Payload, ports?: readonly MessagePort[]): string | undefined {
  const { name, detail } = payload;
  const hook = hooks[type];
  hook?.(payload);
  if (type == "hello") {
    noteLife();
    tag.connected((tag.iframe.title = shortened(said["botName"] || name || "Chat", maxNameLength)));
    greet();
    noteLive();
  } else if (type == "open" || type == "close") tag.showChat(type == "open");
  else if (type == "state") {
    state.dropped = (payload["dropped"] as number) >>> 0;
    state.connection = payload["connection"] as Connection;
    showUnread((state.unread = (payload["unread"] as number) >>> 0));
  } else if (type == "event" && isFrameEvent(name)) tag.emit(name, asObject(detail) as object);
  else if (type == "notify") notify(payload, ports![0]);
  else if (type == "measure") ports![0]?.postMessage(!isOptedOut());
  else if (type != "ping" && !hook) {
    if (type == "storage.clear") tellErased();
    return answerFor(
      tag.config.site,
      () => (payload["m"] || isOptedOut() ? memory : localStorage),
      type,
      payload,
    );
  }
  return done;
}
