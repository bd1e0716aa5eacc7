import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Row } from "../store";
import type { Values } from "./check";
import type { Form } from "./extra";
import { readList } from "../shortlist/list";
import { noteOn, putNote, valuesIn } from "./notes";

/** The field of that name; it is not shown to who has no list. */
export const SHORTLIST = "shortlist";

/**
 * How a form is filled in so far: here, in another tab or on a page before. Once it is sent nothing of it is kept; but where it is
 * on screen it knows it still, since the service may refuse it.
 */
export function useTyped(form: Form, row: Row): [Values, (values: Values) => void] {
  const note = noteOn(form, row);
  const known = useRef(note);
  const [typed, setTyped] = useState(() => (note ? valuesIn(form, note) : listed(form)));
  const isAnswered = row.answer !== "";

  useLayoutEffect(() => {
    if (note === known.current) return;
    known.current = note;
    if (!isAnswered) setTyped(valuesIn(form, note));
  }, [note]);
  useEffect(() => {
    if (isAnswered) putNote(form, row);
  }, [isAnswered]);

  const put = (values: Values) => {
    putNote(form, row, values);
    known.current = noteOn(form, row);
    setTyped(values);
  };
  return [typed, put];
}

/** What the visitor has put by, where they are asked for it: it is seen before it is sent, and can be taken out. */
function listed({ fields }: Form): Values {
  const field = fields.find(({ name, type }) => name === SHORTLIST && type === "text");
  const titles = readList().map(({ title }) => title);
  return field && titles.length ? { [SHORTLIST]: [...titles.join(", ")].slice(0, field.most).join("") } : {};
}
