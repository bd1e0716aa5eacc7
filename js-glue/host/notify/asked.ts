import { colourLauncher } from "../teaser/colour";
import { leave } from "./leave";
import { show } from "./show";

/** A word of the frame's (docs/protocol.md), and the one before it that waits as well. */
interface Asked {
  port?: MessagePort;
  before?: Asked;
  ask?: unknown;
  title?: unknown;
  body?: unknown;
  accent?: unknown;
}

/** The first answer says that somebody is there: the second may take as long as the visitor does. */
async function answer(port: MessagePort, byVisitor: boolean): Promise<void> {
  port.postMessage("asked");
  port.postMessage(await leave(byVisitor));
  port.close();
}

/** In the order in which they came. */
export function carryOut({ before, port, ask, title, body, accent }: Asked): void {
  if (before) carryOut(before);
  if (port) void answer(port, ask === true);
  else if (accent) colourLauncher(accent);
  else show(title, body);
}
