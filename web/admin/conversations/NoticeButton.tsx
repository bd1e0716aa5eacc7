import { useState } from "preact/hooks";
import { mayNotify, notifies } from "./waiting";

/** Browsers ask only where somebody has pressed something. */
export function NoticeButton() {
  const [, setAnswer] = useState("");
  if (!mayNotify() || notifies()) return null;
  if (Notification.permission === "denied") return <p class="quiet">Notifications are blocked</p>;
  return (
    <button type="button" onClick={() => void Notification.requestPermission().then(setAnswer)}>
      Notify me
    </button>
  );
}
