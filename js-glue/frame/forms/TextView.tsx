import type { FieldProps } from "./FieldView";

/** Anything longer than a line grows into an area. */
const LONG_TEXT = 120;

/** What the browser may fill in, by the field's name. Source: WCAG 2.1, 1.3.5, input purposes. */
const PURPOSES: Readonly<Record<string, string | undefined>> = {
  name: "name",
  phone: "tel",
  company: "organization",
  postal: "postal-code",
};

/** A text of one line or several. */
export function TextView({ field, id, label, value, isInvalid, isDisabled, onValue, onEnter }: FieldProps) {
  const common = {
    id,
    value: value ?? "",
    disabled: isDisabled,
    dir: "auto" as const,
    "aria-required": field.required,
    "aria-invalid": isInvalid,
    "aria-describedby": isInvalid ? `${id}-error` : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.isComposing) onEnter();
  };
  return (
    <>
      <label for={id} dir="auto">
        {label}
      </label>
      {field.type === "text" && field.most > LONG_TEXT ? (
        <textarea rows={2} {...common} />
      ) : (
        <input
          type={field.type === "email" ? "email" : field.name === "phone" ? "tel" : "text"}
          autocomplete={field.type === "email" ? "email" : (PURPOSES[field.name] ?? "off")}
          {...common}
          onKeyDown={onKeyDown}
        />
      )}
    </>
  );
}
