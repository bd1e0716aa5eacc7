// @n8n/chat as its README says; the webhook is a function in the page, so that no network is measured.
import { createChat } from "@n8n/chat/dist/chat.bundle.es.js";
import { measure } from "../watch.js";

let giveSession;
let answer;
const lines = (type, content) =>
  `${JSON.stringify({ type, content, metadata: { nodeId: "n", nodeName: "n", timestamp: 1, runIndex: 0, itemIndex: 0 } })}\n`;

const encoder = new TextEncoder();
const real = globalThis.fetch;
globalThis.fetch = (address, options) => {
  if (!String(address).includes("/webhook")) return real(address, options);
  if (options.body.includes("loadPreviousSession"))
    return new Promise((resolve) => {
      giveSession = (data) => resolve(Response.json({ data }));
    });
  const body = new ReadableStream({ start: (stream) => void (answer = stream) });
  return Promise.resolve(new Response(body, { headers: { "content-type": "application/json" } }));
};

createChat({
  webhookUrl: `${location.origin}/webhook`,
  target: "#chat",
  mode: "fullscreen",
  loadPreviousSession: true,
  initialMessages: [],
  enableStreaming: true,
});

const rows = () => document.querySelector(".chat-messages-list");
const say = (type, content) => answer.enqueue(encoder.encode(lines(type, content)));

/** As a visitor asks: an answer can only follow a question. */
async function ask() {
  answer = undefined;
  const input = document.querySelector("#chat textarea");
  input.value = "Tell me more";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise(requestAnimationFrame);
  document.querySelector("#chat .chat-input-send-button").click();
  while (!answer) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

measure({
  isReady: () => giveSession,
  root: () => document.getElementById("chat"),
  rows,
  scroller: () => document.querySelector(".chat-body"),
  history: (messages) =>
    giveSession(
      messages.map(({ author, text }) => ({
        lc: 1,
        type: "constructor",
        id: ["langchain_core", "messages", author == "visitor" ? "HumanMessage" : "AIMessage"],
        kwargs: { content: text, additional_kwargs: {} },
      })),
    ),
  prepare: ask,
  message({ text }) {
    say("begin");
    say("item", text);
    say("end");
    answer.close();
  },
  async begin() {
    await ask();
    say("begin");
  },
  token: (text) => say("item", text),
  end() {
    say("end");
    answer.close();
  },
});
