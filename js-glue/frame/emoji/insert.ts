/** As if it were typed, at the caret: it can be undone, and the field says that it was written in. */
export function insert(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  // Nothing else keeps what can be undone; what it is to be replaced by is in no browser yet.
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
