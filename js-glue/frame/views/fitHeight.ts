const grownByStyle = globalThis.CSS?.supports("field-sizing", "content");

/** As high as its text, within the style sheet's bounds. Newer browsers do it themselves. */
export function fitHeight(field: HTMLTextAreaElement): void {
  if (grownByStyle) return;
  field.style.height = "auto";
  if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`;
}
