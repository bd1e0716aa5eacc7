// The built frame. What the service sends is held back until it is handed over, and goes to the frame as it came from the network.
import { ALL, wireOf } from "../service.mjs";
import { measure } from "../watch.js";

if (globalThis != top) {
  const encoder = new TextEncoder();
  const held = [];
  let out;
  let isWhole = false;
  let isOpen = false;
  let givePage;

  const real = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    const response = await real(address, options);
    const path = String(address);
    if (path.includes("/api/events")) return holdStream(response);
    return path.includes("/messages?before") ? holdPage(response) : response;
  };

  function holdStream({ body, status, headers }) {
    const reader = body.getReader();
    const stream = new ReadableStream({
      start: (controller) => void (out = controller),
      cancel: (reason) => reader.cancel(reason),
    });
    void pump(reader);
    return new Response(stream, { status, headers });
  }

  async function pump(reader) {
    const end = encoder.encode(ALL).length;
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return out.close();
      if (isOpen) out.enqueue(value);
      else held.push(value);
      isWhole ||= decoder.decode(value.subarray(-end)) == ALL;
    }
  }

  async function holdPage(response) {
    const page = await response.text();
    const messages = JSON.parse(page).messages;
    await new Promise((resolve) => {
      givePage = { mark: `Message ${messages.at(-1).seq}.`, hand: resolve };
    });
    return new Response(page, { status: 200, headers: { "content-type": "application/json" } });
  }

  const say = (name, data, id = "") =>
    out.enqueue(encoder.encode(`${id && `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
  const list = () => document.querySelector("[role=log]");
  const rows = () => document.querySelector(".rows");

  let grown;
  let length;
  measure({
    isReady: () => isWhole && rows(),
    root: () => document.getElementById("app"),
    rows,
    scroller: list,
    history() {
      isOpen = true;
      for (const chunk of held.splice(0)) out.enqueue(chunk);
    },
    message: (message) => say("message", wireOf(message), message.seq),
    async older() {
      givePage = undefined;
      list().scrollTop = 0;
      for (let patience = 200; !givePage; --patience) {
        if (!patience) throw new Error("no history was asked for");
        list().scrollTop = 0;
        await new Promise(requestAnimationFrame);
      }
      const { mark, hand } = givePage;
      // What is right above what is seen.
      return { isThere: () => rows().textContent.includes(mark), hand };
    },
    isCovered() {
      const { top, bottom } = list().getBoundingClientRect();
      const first = rows().firstElementChild?.getBoundingClientRect();
      const last = rows().lastElementChild?.getBoundingClientRect();
      return first && first.top <= top + 1 && last.bottom >= bottom - 1;
    },
    begin() {
      const seq = globalThis.lastSeq + 1;
      grown = { ...wireOf({ seq, author: "assistant", text: "", at: Date.now() }), state: "streaming" };
      length = 0;
      say("message", grown, grown.change);
    },
    token(text) {
      say("delta", { id: grown.id, from: length, text });
      length += encoder.encode(text).length;
      grown.text += text;
    },
    end() {
      say("message", { ...grown, state: "complete", change: grown.change + 1 }, grown.change + 1);
    },
  });
}
