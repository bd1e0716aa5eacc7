import { connected } from "./connection";
import type { Payload } from "./envelope";
import { emit, isFrameEvent } from "./events";
import { iframe } from "./frame";
import { maxNameLength } from "./limits";
import { close } from "./panel";
import { site } from "./settings";
import { update } from "./state";
import { answerFor, done } from "./storageProxy";

/** Takes a message of the frame and gives the answer as JSON, or nothing where the type is unknown. */
export function receive(type: string, payload: Payload): string | undefined {
  const { name, detail } = payload;
  if (/^storage\.(get|set|remove)$/.test(type)) return answerFor(site, () => localStorage, type, payload);
  if (type == "hello") connected((iframe.title = ("" + (name || "Chat")).slice(0, maxNameLength)));
  else if (type == "close") close();
  else if (type == "state") update(payload);
  else if (type == "event" && isFrameEvent(name)) emit(name, Object(detail) as object);
  else if (type != "ping") return;
  return done;
}
