import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Row } from "../store";
import type { Values } from "./check";
import type { Form } from "./extra";
import { noteOn, putNote, valuesIn } from "./notes";

/**
 * How a form is filled in so far: here, in another tab or on a page before. Once it is sent nothing of it is kept; but where it is
 * on screen it knows it still, since the service may refuse it.
 */
export function useTyped(form: Form, row: Row): [Values, (values: Values) => void] {
  const note = noteOn(form, row);
  const known = useRef(note);
  const [typed, setTyped] = useState(() => valuesIn(form, note));
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
