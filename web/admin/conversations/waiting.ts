import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { useOften } from "../api/live";
import type { Conversation, ConversationList } from "./types";
import { personName } from "./words";

// Who waits for a person, which every page shows beside the link and in its title, and says once where notifications
// are allowed.

/** As many as are counted. */
const MOST = 100;

let waiting: readonly Conversation[] | undefined;
const watchers = new Set<(count: string) => void>();

const countText = () => (waiting?.length ? `${waiting.length}${waiting.length === MOST ? "+" : ""}` : "");

export const mayNotify = (): boolean => typeof Notification !== "undefined";

export const notifies = (): boolean => mayNotify() && Notification.permission === "granted";

/** Those that wait since the last look. Who opens the page sees who waited before. */
export function newlyWaiting(
  before: readonly Conversation[] | undefined,
  now: readonly Conversation[],
): Conversation[] {
  if (!before) return [];
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id));
}

function notify(conversation: Conversation): void {
  const notice = new Notification(`${personName(conversation.person)} waits for a person`, {
    body: conversation.site,
    tag: conversation.id,
  });
  notice.onclick = () => {
    window.focus();
    location.hash = `#/conversations/${encodeURIComponent(conversation.id)}`;
    notice.close();
  };
}

function countWaiting(): void {
  ask<ConversationList>("GET", `conversations?filter=waiting&limit=${MOST}`).then(
    ({ conversations }) => {
      if (notifies()) newlyWaiting(waiting, conversations).forEach(notify);
      waiting = conversations;
      for (const watcher of watchers) watcher(countText());
    },
    () => {},
  );
}

const TITLE = /^\(\d+\+?\) /;

/** Empty: nobody waits, or nobody knows. */
export function useWaiting(mayLook: boolean): string {
  const [shown, setShown] = useState(countText);
  useEffect(() => {
    watchers.add(setShown);
    if (mayLook) countWaiting();
    return () => void watchers.delete(setShown);
  }, []);
  useOften(() => mayLook && countWaiting());
  // Whichever page has set its title since.
  useEffect(() => {
    const title = document.title.replace(TITLE, "");
    document.title = mayLook && shown ? `(${shown}) ${title}` : title;
  });
  return mayLook ? shown : "";
}
