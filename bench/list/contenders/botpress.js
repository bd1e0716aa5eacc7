// Botpress Webchat of its React components, as its README builds it; the messages are the page's state.
import { Composer, Container, Header, MessageList, StylesheetProvider } from "@botpress/webchat";
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { measure } from "../watch.js";

let messages = [];
let show;
const people = { incoming: { name: "Assistant" }, outgoing: { name: "You" } };

function of({ seq, author, text, at }) {
  const direction = author == "visitor" ? "outgoing" : "incoming";
  const block = { type: "bubble", block: { type: "text", text } };
  return { id: `m_${seq}`, timestamp: new Date(at), block, direction, sender: people[direction] };
}

const put = (list) => show((messages = list));

function Chat() {
  const [shown, setShown] = useState([]);
  show = setShown;
  return h(
    Container,
    { connected: true, style: { width: "400px", height: "600px", display: "flex" } },
    h(Header, { configuration: { botName: "Assistant" } }),
    h(MessageList, {
      botName: "Assistant",
      messages: shown,
      showMarquee: false,
      sendMessage: async () => {},
    }),
    h(Composer, { connected: true, sendMessage: async () => {}, composerPlaceholder: "Type a message..." }),
  );
}

createRoot(document.getElementById("chat")).render([
  h(StylesheetProvider, { key: "style" }),
  h(Chat, { key: "chat" }),
]);

const viewport = () => document.querySelector(".bpMessageListViewport");
const last = document.getElementsByClassName("bpMessageContainer");
const rows = () => last[0]?.parentElement;
let grown;

measure({
  isReady: () => show && viewport(),
  root: () => document.getElementById("chat"),
  rows,
  scroller: viewport,
  history: (given) => put(given.map(of)),
  message: (message) => put([...messages, of(message)]),
  async older() {
    viewport().scrollTop = 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const page = globalThis.older.splice(-50);
    const mark = page[0].text.split(" ").slice(0, 2).join(" ");
    const isThere = () =>
      Array.from({ length: 6 }, (_, i) => last[i]).some((row) => row?.textContent.includes(mark));
    return { isThere, hand: () => put([...page.map(of), ...messages]) };
  },
  begin() {
    grown = { seq: 1e9, author: "assistant", text: "", at: Date.now() };
  },
  token(text) {
    grown = { ...grown, text: grown.text + text };
    put([...messages.filter(({ id }) => id != "m_1000000000"), of(grown)]);
  },
  end() {},
});
