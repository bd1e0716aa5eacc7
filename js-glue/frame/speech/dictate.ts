import { MAX_MESSAGE } from "../limits";
import { Spoken } from "./Spoken";
import { lastFinalOf, newRecognition, problemOf, textOf, type Problem } from "./recognition";

/** By these a visitor goes on without speaking: by typing, or by sending. */
const HINTS = ["input", "keyup", "click"] as const;

interface Listener {
  /** What was understood for good. */
  onFinal(text: string): void;
  /** It is over; nothing: as it should be. */
  onEnd(problem?: Problem): void;
}

/**
 * Writes what is said into the field until somebody ends it. The browser asks for the microphone with this, so it has to be the visitor
 * who wants it. Gives the function that ends it; `isDropped`: without what is still being understood.
 */
export function dictate(field: HTMLTextAreaElement, language: string, listener: Listener) {
  const recognition = newRecognition(language);
  const spoken = new Spoken(field, language);
  let problem: Problem | undefined;
  const look = () => spoken.isOver && recognition.abort();
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // The dictation alone, and not the panel.
    event.stopPropagation();
    recognition.stop();
  };

  recognition.onresult = ({ results }) => {
    look();
    const text = textOf(results);
    spoken.put(text);
    // More cannot be sent; and nobody speaks without end.
    if (text.length > MAX_MESSAGE) recognition.stop();
    listener.onFinal(lastFinalOf(results));
  };
  recognition.onerror = ({ error }) => (problem = problemOf(error));
  recognition.onend = () => {
    document.removeEventListener("keydown", onEscape, true);
    for (const name of HINTS) document.removeEventListener(name, look);
    listener.onEnd(problem);
  };
  recognition.start();
  document.addEventListener("keydown", onEscape, true);
  for (const name of HINTS) document.addEventListener(name, look);
  return (isDropped: boolean) => (isDropped ? recognition.abort() : recognition.stop());
}
