import type { Actions } from "../views/actions";

/** What the host page's browser says of notifications. Absent: it cannot show any there. */
const LEAVES = ["granted", "denied", "default", "absent"] as const;
export type Leave = (typeof LEAVES)[number];

/** Code points of an answer in a notification. */
const MAX_TEXT = 200;
/** Until the host page's script for it is there. How long the visitor thinks about it has no bounds. In milliseconds. */
const PATIENCE = 10_000;

/** To the host page, which alone can show notifications: a frame of another origin has no right to ask for them (docs/protocol.md). */
const wordOf = (payload: object): string => JSON.stringify({ v: 2, id: 0, t: "notify", p: payload });

export function notificationOf(title: string, text: string): string {
  const points = [...text];
  const body = points.length > MAX_TEXT ? `${points.slice(0, MAX_TEXT - 1).join("")}…` : text;
  return wordOf({ title, body });
}

/**
 * How it stands, or, where the visitor has just asked for it, what they answer their browser. The first answer says that somebody is
 * there, the second one is it. Rejects where nobody is.
 */
export function askPage(tell: Actions["tell"], byVisitor: boolean): Promise<Leave> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      port1.close();
      reject();
    }, PATIENCE);
    port1.onmessage = ({ data }: MessageEvent<Leave>) => {
      clearTimeout(timer);
      if (!LEAVES.includes(data)) return;
      port1.close();
      resolve(data);
    };
    tell(wordOf({ ask: byVisitor }), port2);
  });
}
