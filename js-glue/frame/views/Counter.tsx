import { COUNTER_FROM, MAX_MESSAGE } from "../limits";
import { more } from "../texts";
import { numberText } from "./times";
import { useMore } from "./useMore";

/** Seen near the end only. What is said aloud is just that the end is passed, and what comes of it, once. */
export function Counter({ length, keptWhole }: { length: number; keptWhole: boolean }) {
  const limit = numberText(MAX_MESSAGE);
  const isNear = useMore(length >= COUNTER_FROM);
  const over = length > MAX_MESSAGE;
  return (
    <div class={over ? "counter over" : "counter"}>
      {isNear && over && (
        <span role="alert">
          {more.tooLong(limit)}
          {!keptWhole && ` ${more.keptInPart}`}
        </span>
      )}
      <span id="counter">{isNear && more.counter(numberText(length), limit)}</span>
    </div>
  );
}
