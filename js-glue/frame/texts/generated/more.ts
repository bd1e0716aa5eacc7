// Generated from web/locales/en.json by tools/lib/locales.mjs. Do not edit.
import { Notice, Theme, TextSize } from "../../../abi/layout";

import type { Words } from "../words";

export default ({ number, plural }: Words) => ({
  dismiss: "Dismiss",
  counter: (length: string, limit: string) => `${length} / ${limit}`,
  tooLong: (limit: string) => `A message can have at most ${limit} characters.`,
  keptInPart: "Of a text this long, only the beginning is kept when you leave the page.",
  olderOnPaper: "Earlier messages are missing here. Save or print in the options loads them first.",
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
    [Notice.TooLong]: "This message is too long. Please shorten it or send it in parts.",
    [Notice.ConversationEnded]:
      "The earlier conversation has ended. A new one begins with your next message.",
    [Notice.Erased]: "What this browser kept of the chat has been erased.",
    [Notice.NotErased]: "Not everything could be erased. Please try again.",
  },
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
  },
  newTab: "(opens in a new tab)",
  products: "Suggestions",
  menu: {
    search: "Search",
    save: "Save or print",
    export: "Export my data",
    erase: "Erase my data",
    theme: "Theme",
    themes: { [Theme.Auto]: "As the device", [Theme.Light]: "Light", [Theme.Dark]: "Dark" },
    textSize: "Text size",
    textSizes: { [TextSize.Normal]: "Normal", [TextSize.Large]: "Large", [TextSize.Larger]: "Larger" },
    sound: "Play a sound",
    language: "Language",
    automatic: "Automatic",
  },
  rich: {
    code: "Code",
    codeIn: (language: string) => `Code, ${language}`,
    copy: "Copy code",
    copied: "Copied",
    copyFailed: "Could not be copied",
    table: "Table",
    toDo: "To do",
    done: "Done",
  },
  emoji: {
    recent: "Recently used",
    smileys: "Smileys",
    people: "People and gestures",
    nature: "Animals and nature",
    food: "Food and drink",
    activities: "Activities",
    travel: "Travel and places",
    objects: "Objects",
    symbols: "Symbols",
  },
  attach: {
    files: "Attached files",
    drop: "Drop files here",
    remove: (name: string) => `Remove ${name}`,
    retry: (name: string) => `Try ${name} again`,
    save: (name: string) => `Save ${name}`,
    sending: (name: string) => `Uploading ${name}`,
    ready: (name: string) => `${name} is ready to be sent.`,
    failed: (name: string, problem: string) => `${name}: ${problem}`,
    tooMany: (most: string) => `At most ${most} files in one message.`,
    problems: {
      type: "Only pictures (PNG, JPEG, GIF, WebP) and PDF.",
      tooLarge: (most: string) => `Larger than ${most}.`,
      quota: "No more files today.",
      tooOften: "Too many at once. Try again in a moment.",
      offline: "No connection. It goes on when it is back.",
      refused: "It could not be uploaded.",
    },
  },
  privacy: {
    ask: "Erase all that this browser keeps of the chat, in all tabs: messages, draft and options? This cannot be undone. What you have sent stays with us.",
    erase: "Erase",
    cancel: "Cancel",
  },
  search: {
    search: "Search",
    field: "Search the conversation",
    earlier: "Earlier match",
    later: "Later match",
    close: "Close search",
    none: "No match",
    matchOf: (at: string, count: string) => `${at} of ${count}`,
    found: (match: string, author: string, text: string) => `${match}. ${author}: ${text}`,
    looking: "Still looking through earlier messages…",
    lookedInPart: "Earlier messages could not be loaded.",
  },
  presence: {
    today: (time: string) => `Back at ${time}`,
    tomorrow: (time: string) => `Back tomorrow at ${time}`,
    later: (day: string, time: string) => `Back ${day}, ${time}`,
    closed: "We are closed at the moment",
  },
  ticket: {
    place: (place: string) => `Waiting for a person: number ${place} in line`,
    closed: "This request is closed.",
  },
  forms: {
    replies: "Suggested replies",
    optional: (label: string) => `${label} (optional)`,
    choose: "Please choose one.",
    missing: "Please fill this in.",
    tooLong: (most: string) => `At most ${most} characters.`,
    email: "Please enter a full e-mail address.",
    answered: "This has been sent.",
    stars: (count: number) =>
      plural(count, { one: `${number(count)} star`, other: `${number(count)} stars` }),
    labels: {
      submit: "Send",
      csat: "How was this chat?",
      rating: "Your rating",
      comment: "Would you like to tell us more?",
      nps: "How likely are you to recommend us to a friend?",
      score: "From 0, not at all likely, to 10, very likely",
      prechat: "Before we begin",
      name: "Your name",
      email: "Your e-mail address",
      phone: "Your phone number",
      company: "Your company",
      order: "Your order number",
      contact: "Talk to a person",
      time: "When does it suit you?",
      notes: "What is it about?",
    },
  },
  save: {
    save: "Save or print conversation",
    saving: (count: string) => `Loading earlier messages, ${count} so far…`,
    now: "Save these",
    again: "Save again",
    print: "Print",
    saved: (name: string) => `Saved as ${name}.`,
    savedInPart: (name: string) =>
      `Saved as ${name}, but without earlier messages: they could not be loaded.`,
    earlierMissing: "Earlier messages are missing here.",
    close: "Close",
  },
});
