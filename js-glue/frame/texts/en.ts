import { Notice } from "../../abi/layout";

const messages = (count: number) => (count === 1 ? "1 new message" : `${count} new messages`);

export const en = {
  close: "Close chat",
  messages: "Messages",
  message: "Message",
  send: "Send message",
  dismiss: "Dismiss",
  menu: "Options",
  menuFailed: "The options could not be loaded. Please try again.",
  starting: "The chat is starting",

  connecting: "Connecting…",
  offline: "Offline",
  offlineBanner: "You are offline. Messages are sent when you are back.",
  troubleBanner: "The connection is not working. Messages are sent when it is back.",
  notices: {
    [Notice.StorageBlocked]:
      "This browser does not let us keep the conversation. It lasts until you leave this page.",
    [Notice.StorageFull]:
      "This browser has no room left. Newer messages may be gone when you leave this page.",
    [Notice.HistoryDamaged]: "Part of the saved conversation could not be read; it is being loaded again.",
    [Notice.RecordDamaged]:
      "Part of what this browser kept of the chat was damaged and could not be restored.",
    [Notice.SealLost]:
      "What this browser kept of the chat was sealed with a key that it no longer has. A new conversation begins.",
    [Notice.OutboxFull]:
      "Too many messages are waiting to be sent. Your text is still here: try again later.",
    [Notice.ConversationEnded]:
      "The earlier conversation has ended. A new one begins with your next message.",
    [Notice.TooLong]: "This message is too long. Please shorten it or send it in parts.",
  } as Readonly<Partial<Record<Notice, string>>>,

  today: "Today",
  yesterday: "Yesterday",
  you: "You",
  system: "Notice",
  agent: "Support",
  said: (author: string, time: string) => (time ? `${author}, ${time}` : author),
  announced: (author: string, text: string) => `${author}: ${text}`,

  pending: "Sending…",
  sent: "Sent",
  failed: "Not sent.",
  retry: "Retry",
  typing: (name: string) => `${name} is typing`,

  jump: "Jump to latest",
  jumpCounted: (count: number) => `Jump to latest, ${messages(count)}`,
  older: "Show earlier messages",
  loadingOlder: "Loading earlier messages…",

  counter: (length: string, limit: string) => `${length} / ${limit}`,
  tooLong: (limit: string) => `A message can have at most ${limit} characters.`,
  keptInPart: "Of a text this long, only the beginning is kept when you leave the page.",

  refusals: {
    "site.unknown": {
      title: "This chat is not set up",
      text: "The website’s id is not known to us. If this is your website, check the id in its chat snippet.",
    },
    "origin.not_allowed": {
      title: "This chat does not run here",
      text: "This website’s address is not among those that the chat is allowed on. If it is yours, add its address.",
    },
    "origin.malformed": {
      title: "This chat does not run here",
      text: "The page did not say what its address is. If this is your website, use the chat snippet unchanged.",
    },
    "origin.opaque": {
      title: "This chat does not run here",
      text: "The page has no web address of its own: it was opened from a file or inside a sandbox.",
    },
    "protocol.version": {
      title: "This chat is being updated",
      text: "The page and the chat are of two versions. Reloading the page mends that.",
    },
    "engine.failed": {
      title: "The chat has stopped",
      text: "Something went wrong on our side. What was said is kept. Please try again.",
    },
    "view.failed": {
      title: "The chat could not be shown",
      text: "Something went wrong on our side. What was said is kept, and so is what you have written.",
    },
  } as Readonly<Record<string, { title: string; text: string }>>,
  refused: {
    title: "The chat is not available",
    text: "It could not be started on this page. Please reach us another way for now.",
  },
  tryAgain: "Try again",
};
