import { useRef, useState } from "preact/hooks";
import type { Row } from "../store";
import { more } from "../texts";
import { actions } from "../views/actions";
import { tellAction } from "../tellAction";
import { answerText } from "./answerText";
import { check, type Problem, type Value, type Values } from "./check";
import type { Form } from "./extra";
import { FieldView } from "./FieldView";
import { labelText } from "./labels";
import { isRecord, parse } from "./shapes";
import { SHORTLIST, useTyped } from "./useTyped";

/** A form in a message: to be filled in once, and from then on as it was. No form element: see the composer. */
export function FormView({ form, row }: { form: Form; row: Row }) {
  const group = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useTyped(form, row);
  const [problems, setProblems] = useState<ReadonlyMap<string, Problem>>(new Map());
  const answer = readAnswer(form, row.answer);
  const isAnswered = row.answer !== "";
  const [hasList] = useState(SHORTLIST in typed);
  const fields = form.fields.filter(({ name }) => name !== SHORTLIST || hasList || isAnswered);
  const id = `form-${row.key}`;

  const put = (name: string, value: Value | undefined) => {
    const { [name]: _, ...others } = typed;
    const next = value === undefined || value === "" ? others : { ...others, [name]: value };
    setTyped(next);
    if (problems.size) setProblems(check(form, next));
  };
  const send = () => {
    const found = problemsOf(form, typed);
    setProblems(found);
    if (found.size) return focusOn(group.current!, form, found);
    group.current!.focus({ preventScroll: true });
    actions.answer(row.key, answerText(form, typed), JSON.stringify(typed));
    tellAction({ kind: "form", id: form.form });
  };

  return (
    <div class="form" role="group" aria-labelledby={id} tabIndex={-1} ref={group}>
      <p class="form-title" id={id} dir="auto">
        {labelText(form.title)}
      </p>
      {fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          id={`${id}-${field.name}`}
          value={(isAnswered ? answer : typed)[field.name]}
          problem={isAnswered ? undefined : problems.get(field.name)}
          isDisabled={isAnswered}
          onValue={(value) => put(field.name, value)}
          onEnter={send}
        />
      ))}
      {!isAnswered && (
        <button type="button" class="form-send" onClick={send}>
          {labelText(form.submit)}
        </button>
      )}
      {isAnswered && <p class="unseen">{more.forms.answered}</p>}
    </div>
  );
}

/** One without a word in it says nothing. */
function problemsOf(form: Form, values: Values): Map<string, Problem> {
  const problems = check(form, values);
  return problems.size || Object.keys(values).length
    ? problems
    : new Map([[form.fields[0]!.name, "missing"]]);
}

/** What the visitor gave, as far as it is what the form asks for. */
function readAnswer(form: Form, json: string): Values {
  const values = json ? parse(json) : undefined;
  return isRecord(values) && !check(form, values).size ? (values as Values) : {};
}

function focusOn(group: HTMLElement, { fields }: Form, problems: ReadonlyMap<string, Problem>): void {
  const index = fields.findIndex(({ name }) => problems.has(name));
  group.querySelectorAll(".form-field")[index]?.querySelector<HTMLElement>("input, textarea")?.focus();
}
