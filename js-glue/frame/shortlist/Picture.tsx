import type { Card } from "../../abi/layout";
import { imageOf } from "../cards/links";
import type { Piece } from "./list";

/** The title stands beside it. One that is not of the widget's own origin is left out. */
export function Picture({ piece }: { piece: Piece }) {
  const image = imageOf(piece as Card & Piece);
  return image ? <img src={image} alt="" width={64} height={48} loading="lazy" decoding="async" /> : null;
}
