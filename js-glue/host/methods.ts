import { request } from "./channel";
import { reach } from "./connection";
import { quote } from "./envelope";
import { subscription } from "./events";
import { close, open, toggle } from "./panel";
import { getState, getUnreadCount } from "./state";
import { messageText } from "./text";

type Method = (first: unknown, second: unknown) => unknown;

async function send(text: unknown): Promise<{ id: string }> {
  const payload = `{"text":${quote(messageText(text))}}`;
  await reach();
  return { id: "" + (await request("send", payload))["id"] };
}

/** What `window.Pipit` does. */
export const methods: Record<string, Method> = {
  open,
  close,
  toggle,
  send,
  on: (...event) => addEventListener(...subscription(...event)),
  once: (...event) => addEventListener(...subscription(...event), { once: true }),
  off: (...event) => removeEventListener(...subscription(...event)),
  getState,
  getUnreadCount,
};
