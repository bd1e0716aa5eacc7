import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface Props {
  label: string;
  hint?: string;
  /** What is wrong with it. */
  error?: string;
  /** Gets what ties the control to its words. */
  children: (ties: { id: string; "aria-describedby"?: string; "aria-invalid"?: "true" }) => JSX.Element;
}

export function Field({ label, hint = "", error = "", children }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        ...(error && { "aria-invalid": "true" as const }),
      })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

interface TextProps extends Omit<Props, "children"> {
  value: string;
  set: (value: string) => void;
  type?: string;
  required?: boolean;
  disabled?: boolean;
  maxLength?: number;
  autocomplete?: string;
  placeholder?: string;
  autofocus?: boolean;
  lang?: string;
  dir?: "auto";
  /** The id of what it suggests. */
  list?: string;
}

export function TextField({ label, hint, error, value, set, type = "text", ...rest }: TextProps) {
  return (
    <Field label={label} {...(hint && { hint })} {...(error && { error })}>
      {(ties) => (
        <input
          {...ties}
          {...rest}
          type={type}
          value={value}
          spellcheck={false}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps extends Omit<Props, "children"> {
  value: string;
  set: (value: string) => void;
  /** Each with its words. */
  options: readonly (readonly [string, string])[];
  disabled?: boolean;
}

export function Choice({ label, hint, error, value, set, options, disabled }: ChoiceProps) {
  return (
    <Field label={label} {...(hint && { hint })} {...(error && { error })}>
      {(ties) => (
        <select
          {...ties}
          value={value}
          disabled={disabled}
          onChange={(event) => set(event.currentTarget.value)}
        >
          {options.map(([name, words]) => (
            <option key={name} value={name} selected={name === value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
