import { bare } from "../bare";
import { request } from "./channel";
import { stringify } from "./envelope";
import { isMessage } from "./isMessage";
import { tag } from "./tag";
import { afterwards } from "./visitor";

function textOf(text: unknown): string {
  if (!isMessage(text)) throw tag.failure("invalid", "");
  return `{"text":${stringify(text)}}`;
}

export async function send(text: unknown): Promise<{ id: string }> {
  const before = afterwards();
  try {
    // Nothing that is destroyed in this moment is waited for.
    if (before) await before;
  } catch {
    // Whoever said it hears where it could not be told.
  }
  return bare({ id: "" + (await request("send", textOf(text)))["id"] });
}

export async function prefill(text: unknown): Promise<void> {
  await request("prefill", textOf(text));
}

/** Nothing, until the visitor has one. */
export const getConversationId = async (): Promise<string | null> =>
  "" + (await request("conversation", "{}"))["id"] || null;
