import { useErrorBoundary } from "preact/hooks";
import { Delivery } from "../../abi/layout";
import type { Row } from "../store";
import { texts } from "../texts";
import { Dots } from "./Dots";
import { isMarked } from "./markup";
import { usePart } from "./usePart";

const MARKS: Partial<Record<Delivery, string>> = {
  [Delivery.Pending]: " pending",
  [Delivery.Failed]: " failed",
  [Delivery.Streaming]: " streaming",
};

/** A message's text, plain if its markup cannot be drawn. An answer of which nothing has come yet is still being typed. */
export function Bubble({ row, botName }: { row: Row; botName: string }) {
  const { text, delivery } = row;
  const rich = usePart("rich", isMarked(row));
  const [failure] = useErrorBoundary((cause: unknown) => reportError(cause));
  const waiting = delivery === Delivery.Streaming && text === "";
  if (!text && !waiting) return null;
  const name = waiting ? "bubble" : `bubble text${MARKS[delivery] ?? ""}`;
  if (rich && failure === undefined) return <rich.RichText row={row} name={name} />;
  return (
    <p class={name} dir="auto">
      {waiting ? <Dots label={texts.typing(botName)} /> : text}
    </p>
  );
}
