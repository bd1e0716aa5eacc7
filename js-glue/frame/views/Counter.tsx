import { COUNTER_FROM, MAX_MESSAGE } from "../limits";
import { texts } from "../texts";
import { numberText } from "./times";

/** Seen near the end only. What is said aloud is just that the end is passed, and what comes of it, once. */
export function Counter({ length, keptWhole }: { length: number; keptWhole: boolean }) {
  const limit = numberText(MAX_MESSAGE);
  const over = length > MAX_MESSAGE;
  return (
    <div class={over ? "counter over" : "counter"}>
      {over && (
        <span role="alert">
          {texts.tooLong(limit)}
          {!keptWhole && ` ${texts.keptInPart}`}
        </span>
      )}
      <span id="counter">{length >= COUNTER_FROM && texts.counter(numberText(length), limit)}</span>
    </div>
  );
}
