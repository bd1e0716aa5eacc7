import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import { more, words } from "../texts";
import { Chip, problemText } from "./Chip";
import { MAX_FILES } from "./limits";
import { items, remove, watch, word } from "./chosen";

interface Props {
  field: RefObject<HTMLTextAreaElement>;
  /** How many there are; less than 0 while one of them is not there yet. */
  onCount(count: number): void;
}

/** Above the field: what goes with the text. */
export function Tray({ field, onCount }: Props) {
  const [, refresh] = useReducer((count: number, _: void) => count + 1, 0);
  const list = useRef<HTMLUListElement>(null);
  const isDragging = useDragging();
  const count = items.length;
  const isReady = items.every(({ stored }) => stored);

  useLayoutEffect(() => {
    watch(refresh);
    return () => watch(() => {});
  }, []);
  useLayoutEffect(() => onCount(isReady ? count : -1), [count, isReady]);
  // Where the visitor writes on, and sends.
  useEffect(() => {
    if (count) field.current!.focus();
  }, [count > 0]);

  const removeAt = (index: number) => {
    remove(items[index]!);
    const buttons = list.current?.querySelectorAll<HTMLElement>("li > button:last-child") ?? [];
    (buttons[index + 1] ?? buttons[index - 1] ?? field.current!).focus();
  };

  return (
    <>
      {count > 0 && (
        <ul class="tray" role="list" aria-label={more.attach.files} ref={list}>
          {items.map((item, index) => (
            <Chip key={item.key} item={item} onRemove={() => removeAt(index)} />
          ))}
        </ul>
      )}
      <p class="note" aria-live="polite">
        {count > 0 && more.attach.unsent}
      </p>
      <p class="unseen" aria-live="polite">
        {word && <span key={word.count}>{sayOf()}</span>}
      </p>
      {isDragging && <p class="drop">{more.attach.drop}</p>}
    </>
  );
}

function sayOf(): string {
  const { item } = word!;
  if (!item) return more.attach.tooMany(words.number(MAX_FILES));
  const { name } = item.file;
  if (item.problem) return more.attach.failed(name, problemText(item.problem));
  return item.stored ? more.attach.ready(name) : more.attach.waits(name);
}

/** Files are over the panel, and not let go of yet. */
function useDragging(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const over = ({ dataTransfer }: DragEvent) => setDragging(!!dataTransfer?.types.includes("Files"));
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget || setDragging(false);
    const drop = () => setDragging(false);
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, []);
  return isDragging;
}
