import { COUNTER_FROM, MAX_MESSAGE } from "../limits";
import { texts } from "../texts";
import { numberText } from "./times";

/** Seen near the end only. What is said aloud is just that the end is passed, once. */
export function Counter({ length }: { length: number }) {
  const limit = numberText(MAX_MESSAGE);
  const over = length > MAX_MESSAGE;
  return (
    <div class={over ? "counter over" : "counter"}>
      {over && <span role="alert">{texts.tooLong(limit)}</span>}
      <span id="counter">{length >= COUNTER_FROM && texts.counter(numberText(length), limit)}</span>
    </div>
  );
}
