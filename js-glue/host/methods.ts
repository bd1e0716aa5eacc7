import { request } from "./channel";
import { reach } from "./connection";
import { quote } from "./envelope";
import { subscription } from "./events";
import { close, open, toggle } from "./panel";
import { getState, getUnreadCount } from "./state";
import { messageText } from "./text";

async function send(text: unknown): Promise<{ id: string }> {
  const payload = `{"text":${quote(messageText(text))}}`;
  await reach();
  return { id: "" + (await request("send", payload))["id"] };
}

type Pair = [unknown, unknown];

/** What the API does. */
export const methods: Record<string, unknown> = {
  open,
  close,
  toggle,
  send,
  on: (...event: Pair) => addEventListener(...subscription(...event)),
  once: (...event: Pair) => addEventListener(...subscription(...event), { once: true }),
  off: (...event: Pair) => removeEventListener(...subscription(...event)),
  getState,
  getUnreadCount,
};
