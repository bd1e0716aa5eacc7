import { tag } from "../link/tag";
import { textOf } from "../link/textOf";
import { post, request } from "./link";

export async function prefill(text: unknown): Promise<void> {
  await request("prefill", textOf(text));
}

const kinds = ["problem", "wish", "other", "csat", "nps"];

/** The frame opens the panel, once there is something to be seen. */
export async function feedback(kind: unknown = ""): Promise<void> {
  if (kind && !isKind(kind)) throw tag.failure("invalid", "feedback");
  post("feedback", `{"kind":"${kind as string}"}`);
}

function isKind(kind: unknown): boolean {
  for (let index = 0; index < kinds.length; index++) if (kinds[index] === kind) return true;
  return false;
}

/** Nothing, until the visitor has one. */
export const getConversationId = async (): Promise<string | null> =>
  "" + (await request("conversation", "{}"))["id"] || null;
