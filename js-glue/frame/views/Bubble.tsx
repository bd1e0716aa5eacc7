import { Delivery } from "../../abi/layout";
import type { Row } from "../store";
import { texts } from "../texts";
import { Dots } from "./Dots";

const MARKS: Partial<Record<Delivery, string>> = {
  [Delivery.Pending]: " pending",
  [Delivery.Failed]: " failed",
  [Delivery.Streaming]: " streaming",
};

/** A message's text, as text. An answer of which nothing has come yet is still being typed. */
export function Bubble({ row: { text, delivery }, botName }: { row: Row; botName: string }) {
  const waiting = delivery === Delivery.Streaming && text === "";
  if (!text && !waiting) return null;
  return (
    <p class={waiting ? "bubble" : `bubble text${MARKS[delivery] ?? ""}`} dir="auto">
      {waiting ? <Dots label={texts.typing(botName)} /> : text}
    </p>
  );
}
