// deep-chat by its documented properties: history, loadHistory for what is older, addMessage(), connect.handler.
import "deep-chat";
import { measure } from "../watch.js";

const element = document.createElement("deep-chat");
const roleOf = ({ author }) => (author == "visitor" ? "user" : "ai");
const of = (message) => ({ role: roleOf(message), text: message.text });

let give;
let signals;
let oldest;
Object.assign(element.style, { width: "400px", height: "600px", borderRadius: "0" });
element.connect = {
  stream: true,
  handler(_, given) {
    signals = given;
    signals.onOpen();
  },
};
// Asked at the start, and again at each arrival at the top. `false` in a list says that there is more.
element.loadHistory = () => new Promise((resolve) => (give = resolve));
document.getElementById("chat").append(element);

const rows = () => element.shadowRoot.querySelector("#messages");
let older = [];

measure({
  isReady: () => give && rows(),
  root: () => element.shadowRoot,
  rows,
  scroller: rows,
  history(messages) {
    older = globalThis.older ?? [];
    give([]);
    give = undefined;
    // Drawn anew with that, it asks again. What comes by `loadHistory` it puts above what is there one by one, which takes five times as long.
    element.history = messages.map(of);
  },
  message: (message) => element.addMessage(of(message)),
  async older() {
    rows().scrollTop = 0;
    rows().dispatchEvent(new Event("scroll"));
    for (let patience = 100; !give; --patience) {
      if (!patience) throw new Error("no history was asked for");
      await new Promise(requestAnimationFrame);
    }
    const page = older.splice(-50);
    const mark = page[0].text.split(" ").slice(0, 2).join(" ");
    const resolve = give;
    give = undefined;
    oldest = () => [...rows().children].slice(0, 6).some((row) => row.textContent.includes(mark));
    return { isThere: oldest, hand: () => resolve([...(older.length ? [false] : []), ...page.map(of)]) };
  },
  async begin() {
    element.submitUserMessage({ text: "Tell me more" });
    while (!signals) await new Promise(requestAnimationFrame);
  },
  token: (text) => void signals.onResponse({ text }),
  end: () => signals.onClose(),
});
