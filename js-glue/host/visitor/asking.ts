import { bare } from "../bare";
import { stringify } from "../link/envelope";
import { isMessage } from "../link/isMessage";
import { tag } from "../link/tag";
import { request } from "./link";

function textOf(text: unknown): string {
  if (!isMessage(text)) throw tag.failure("invalid", "");
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
