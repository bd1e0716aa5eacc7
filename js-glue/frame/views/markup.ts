import { Author } from "../../abi/layout";
import type { Row } from "../store";

/** What stands in every text that markdown shows otherwise than as it is written, and in few others. */
const MARKUP = /[*_~`|[\\&<@]|:\/\/|www\.|^( {4}|\s*(\t|[-+#>=]|\d+[.)]))/im;
/** A visitor's own text is shown as it was written, but for its addresses. */
const ADDRESS = /:\/\/|www\./i;

/** Whether a text may look otherwise than it is written. Most do not, and need no more than the frame has. */
export const isMarked = ({ author, text }: Pick<Row, "author" | "text">): boolean =>
  author !== Author.System && (author === Author.Visitor ? ADDRESS : MARKUP).test(text);
