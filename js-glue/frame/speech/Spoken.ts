/** Languages that are written without spaces between words. */
const JOINED = ["ja", "zh"];

/** What is dictated, in the field at the caret, between what stands there. */
export class Spoken {
  readonly #field: HTMLTextAreaElement;
  readonly #before: string;
  readonly #after: string;
  #written: string;

  constructor(field: HTMLTextAreaElement, language: string) {
    const { value, selectionStart, selectionEnd } = field;
    const space = JOINED.includes(language) ? "" : " ";
    const spaced = (text: string, isApart: RegExp) => (text && !isApart.test(text) ? space : "");
    this.#field = field;
    this.#before = value.slice(0, selectionStart);
    this.#after = value.slice(selectionEnd);
    this.#before += spaced(this.#before, /\s$/);
    this.#after = spaced(this.#after, /^\s/) + this.#after;
    this.#written = value;
  }

  /** Somebody else has written there: the visitor, by hand; or it was sent. */
  get isOver(): boolean {
    return this.#field.value !== this.#written;
  }

  /** In place of what was understood before. */
  put(text: string): void {
    if (!text || this.isOver) return;
    const field = this.#field;
    const spoken = this.#before + text;
    field.value = this.#written = spoken + this.#after;
    field.setSelectionRange(spoken.length, spoken.length);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.scrollTop = field.scrollHeight;
  }
}
