import { more } from "../texts";
import { boundsOf, type Value } from "./check";
import type { Field } from "./extra";
import type { FieldProps } from "./FieldView";

/** One of several: stars, numbers, words. Radio buttons, so that a keyboard and a screen reader know what they are. */
export function OptionsView(props: FieldProps) {
  const { field, id, label, isInvalid, isDisabled } = props;
  return (
    <fieldset
      class={field.type}
      role="radiogroup"
      disabled={isDisabled}
      aria-required={field.required}
      aria-invalid={isInvalid}
      aria-describedby={isInvalid ? `${id}-error` : undefined}
    >
      <legend dir="auto">{label}</legend>
      <div class="form-options">
        {optionsOf(field).map((option) => (
          <Option key={option} option={option} {...props} />
        ))}
      </div>
    </fieldset>
  );
}

function Option({ option, field, id, value, onValue, onEnter }: FieldProps & { option: Value }) {
  const isStar = field.type === "rating";
  const isOn = isStar ? value !== undefined && option <= value : option === value;
  return (
    <label class={isOn ? "on" : undefined}>
      <input
        type="radio"
        name={id}
        checked={option === value}
        onChange={() => onValue(option)}
        onKeyDown={({ key }) => key === "Enter" && onEnter()}
      />
      {isStar ? <Star count={+option} /> : <span dir="auto">{option}</span>}
    </label>
  );
}

const Star = ({ count }: { count: number }) => (
  <>
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1-4.5-4.2 6.1-.8z" />
    </svg>
    <span class="unseen">{more.forms.stars(count)}</span>
  </>
);

function optionsOf(field: Field): readonly Value[] {
  if (field.type === "choice") return field.options;
  const [least, most] = boundsOf(field);
  return Array.from({ length: most - least + 1 }, (_, i) => least + i);
}
