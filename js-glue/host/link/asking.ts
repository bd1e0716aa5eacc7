import { bare } from "../bare";
import { request } from "./channel";
import { stringify } from "./envelope";
import { isMessage } from "./isMessage";
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

export async function erase(): Promise<void> {
  await request("erase", "{}");
}
