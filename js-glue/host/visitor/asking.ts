import { textOf } from "../link/textOf";
import { request } from "./link";

export async function prefill(text: unknown): Promise<void> {
  await request("prefill", textOf(text));
}

/** Nothing, until the visitor has one. */
export const getConversationId = async (): Promise<string | null> =>
  "" + (await request("conversation", "{}"))["id"] || null;
