import type { RefObject } from "preact";
import { MAX_MESSAGE } from "../limits";
import { more, words } from "../texts";
import { keptWhole } from "./keptWhole";

interface Props {
  field: RefObject<HTMLTextAreaElement>;
  /** In code points, near the most that there may be or beyond. */
  length: number;
}

/** What is said aloud is just that the end is passed, and what comes of it, once. */
export function Counter({ field, length }: Props) {
  const limit = words.number(MAX_MESSAGE);
  const isOver = length > MAX_MESSAGE;
  return (
    <div class={isOver ? "counter over" : "counter"}>
      {isOver && (
        <span role="alert">
          {more.tooLong(limit)}
          {!keptWhole(field.current!.value) && ` ${more.keptInPart}`}
        </span>
      )}
      <span id="counter">{more.counter(words.number(length), limit)}</span>
    </div>
  );
}
