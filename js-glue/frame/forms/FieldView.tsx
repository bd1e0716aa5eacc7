import { more } from "../texts";
import type { Problem, Value } from "./check";
import type { Field } from "./extra";
import { labelText } from "./labels";
import { OptionsView } from "./OptionsView";
import { TextView } from "./TextView";

export interface FieldProps {
  field: Field;
  /** Of the element that it belongs to. */
  id: string;
  label: string;
  value: Value | undefined;
  isInvalid: boolean;
  isDisabled: boolean;
  onValue(value: Value): void;
  onEnter(): void;
}

type Props = Omit<FieldProps, "label" | "isInvalid"> & { problem: Problem | undefined };

export function FieldView({ problem, ...props }: Props) {
  const { field, id, isDisabled } = props;
  // What was left out is not shown as an empty field.
  if (isDisabled && props.value === undefined) return null;
  const text = labelText(field.label);
  const label = field.required || isDisabled ? text : more.forms.optional(text);
  const View = field.type === "text" || field.type === "email" ? TextView : OptionsView;
  return (
    <div class="form-field">
      <View {...props} label={label} isInvalid={!!problem} />
      {problem && (
        <p class="form-error" id={`${id}-error`}>
          {problemText(problem, field)}
        </p>
      )}
    </div>
  );
}

function problemText(problem: Problem, { type, most }: Field): string {
  if (problem === "missing")
    return type === "text" || type === "email" ? more.forms.missing : more.forms.choose;
  return type === "email" ? more.forms.email : more.forms.tooLong(String(most));
}
