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

/** What the API does. Without a prototype: there are no inherited names that the queue could call. */
export const methods: Record<string, unknown> = {
  __proto__: null,
  open,
  close,
  toggle,
  send,
  on: (...event: [unknown, unknown]) => addEventListener(...subscription(...event)),
  once: (...event: [unknown, unknown]) => addEventListener(...subscription(...event), { once: true }),
  off: (...event: [unknown, unknown]) => removeEventListener(...subscription(...event)),
  getState,
  getUnreadCount,
};
