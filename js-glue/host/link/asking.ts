import { bare } from "../bare";
import { request } from "./channel";
import { stringify } from "./envelope";
import { isMessage } from "./isMessage";
import { answerFor, done } from "./storageProxy";
import { tag } from "./tag";

function textOf(text: unknown): string {
  if (!isMessage(text)) throw tag.failure("invalid", "text");
  return `{"text":${stringify(text)}}`;
}

export const send = async (text: unknown): Promise<{ id: string }> =>
  bare({ id: "" + (await request("send", textOf(text)))["id"] });

export async function prefill(text: unknown): Promise<void> {
  await request("prefill", textOf(text));
}

/** Nothing, until the visitor has one. */
export const getConversationId = async (): Promise<string | null> =>
  "" + (await request("conversation", "{}"))["id"] || null;

/** Whether all that is kept of the visitor could be erased without the frame. */
const eraseHere = (): boolean => answerFor(tag.site, () => localStorage, "storage.clear", bare({})) == done;

/** Without the frame, which is loaded for it only where the page has no storage: there it has kept it in one of its own. */
export async function erase(): Promise<void> {
  if (!tag.isReachable() && eraseHere()) return;
  await tag.reach();
  await request("erase", "{}");
}
