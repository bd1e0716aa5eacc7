import { heartbeat, missedBeats } from "../limits";
import { ping } from "./channel";
import { revive } from "./revival";
import { tag } from "./tag";
import { isWatched } from "./turning";

const { setInterval, clearInterval } = window;

/** Beats since the frame's last word. They are counted, not the time: on a page that is frozen there are none. */
let missed = 0;
/** How many more the frame may live without asking us: its site may have taken connectionMonitoring back, which the frame alone knows. */
let trusted = missedBeats;

export function heard(type?: string): void {
  missed = 0;
  if (type == "ping" || type == "hello") trusted = missedBeats;
}

/** Asks the frame whether it is there, as long as somebody may be looking at it: a process that crashed does not say so. */
export function watch(): void {
  if (/-connectionMonitoring\b/.test(tag.besides["features"]!)) return;
  const beats = setInterval(() => {
    // Also where it came when the chat had ended already.
    if (tag.ending.aborted) return clearInterval(beats);
    if (!isWatched() || !tag.isLive() || (!missed && --trusted < 0)) return heard();
    if (missed++ < missedBeats) return ping();
    heard();
    revive();
  }, heartbeat);
}
