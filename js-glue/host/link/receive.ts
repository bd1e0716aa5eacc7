import { bare } from "../bare";
import type { Payload } from "../halves";
import { maxNameLength } from "../limits";
import type { Connection } from "../public";
import { memory } from "./memoryStorage";
import { noteLife } from "./revival";
import { showUnread } from "./panel";
import { said } from "./pageOptions";
import { answerFor, done } from "./storageProxy";
import { tag } from "./tag";
import { shortened } from "./text";
import { greet } from "./turning";

export { done };

const asObject = Object;

/** What the frame said last of itself. */
export const state = bare({ connection: "idle" as Connection, unread: 0, dropped: 0 });

/** The place of the first event that the frame may cause (eventNames.ts). */
const firstOfFrame = 5;

function isFrameEvent(name: unknown): name is string {
  for (let index = firstOfFrame; index < tag.eventNames.length; index++)
    if (tag.eventNames[index] === name) return true;
  return false;
}

/** Takes a message of the frame and gives the answer as JSON, or nothing where the type is unknown. */
export function receive(type: string, payload: Payload): string | undefined {
  const { name, detail } = payload;
  if (type == "hello") {
    noteLife();
    tag.connected((tag.iframe.title = shortened(said["botName"] || name || "Chat", maxNameLength)));
    greet();
  } else if (type == "open" || type == "close") tag.show(type == "open");
  else if (type == "state") {
    state.dropped = (payload["dropped"] as number) >>> 0;
    state.connection = payload["connection"] as Connection;
    showUnread((state.unread = (payload["unread"] as number) >>> 0));
  } else if (type == "event" && isFrameEvent(name)) tag.emit(name, asObject(detail) as object);
  else if (type != "ping")
    return answerFor(tag.site, () => (payload["m"] ? memory : localStorage), type, payload);
  return done;
}
