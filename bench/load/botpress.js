// Botpress Webchat with a launcher of its own, as its README builds it; without a bot, since there is no network.
import { Composer, Container, Fab, Header, MessageList, StylesheetProvider } from "@botpress/webchat";
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [isOpen, setOpen] = useState(false);
  const size = { width: "400px", height: "600px", display: isOpen ? "flex" : "none" };
  return [
    h(StylesheetProvider, { key: "style" }),
    h(
      Container,
      { key: "chat", connected: true, style: size },
      h(Header, { configuration: { botName: "Assistant" } }),
      h(MessageList, { botName: "Assistant", messages: [] }),
      h(Composer, { connected: true, sendMessage: async () => {}, composerPlaceholder: "Type a message..." }),
    ),
    h(Fab, { key: "fab", onClick: () => setOpen(!isOpen), style: { width: "64px", height: "64px" } }),
  ];
}

createRoot(document.getElementById("chat")).render(h(App));
