import { eventNames, firstOfFrame } from "../eventNames";
import type { Payload } from "../halves";
import { maxNameLength } from "../limits";
import { memory } from "./memoryStorage";
import { noteLife } from "./revival";
import { said } from "./pageOptions";
import { answerFor, done } from "./storageProxy";
import { tag } from "./tag";
import { shortened } from "./text";
import { unreadOn } from "./unread";

export { done };

const asObject = Object;
const showUnread = unreadOn(tag.launcher);

/** Messages that did not fit the protocol, in the frame. */
export let droppedThere = 0;

function isFrameEvent(name: unknown): name is string {
  for (let index = firstOfFrame; index < eventNames.length; index++)
    if (eventNames[index] === name) return true;
  return false;
}

/** Takes a message of the frame and gives the answer as JSON, or nothing where the type is unknown. */
export function receive(type: string, payload: Payload): string | undefined {
  const { name, detail } = payload;
  if (type == "hello") {
    noteLife();
    tag.connected((tag.iframe.title = shortened(said["botName"] || name || "Chat", maxNameLength)));
  } else if (type == "open" || type == "close") tag.show(type == "open");
  else if (type == "state") {
    droppedThere = (payload["dropped"] as number) >>> 0;
    const unread = (payload["unread"] as number) >>> 0;
    showUnread(unread);
    tag.update(payload["connection"], unread);
  } else if (type == "event" && isFrameEvent(name)) tag.emit(name, asObject(detail) as object);
  else if (type != "ping")
    return answerFor(tag.site, () => (payload["m"] ? memory : localStorage), type, payload);
  return done;
}
