import { PipitChat } from "@pipit/vue";
import { h } from "vue";

/** What a template may write, where the compiler sees it. */
export const chat = (site: string) =>
  h(PipitChat, {
    site,
    origin: "https://chat.example.com",
    position: "top-left",
    sealed: true,
    onUnread: ({ count }) => count.toFixed(),
    "onMessage:received": ({ text }) => text.trim(),
  });

// @ts-expect-error: there is no such corner.
h(PipitChat, { site: "shop", origin: "https://chat.example.com", position: "middle" });
