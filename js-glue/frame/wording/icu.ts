import type { Words } from "../texts/words";

/*
 * ICU messages at run time, as far as the widget's own have them (docs/languages.md): text, arguments, and plurals by category
 * in which "#" is the number. The service has checked them (server/domain/IcuMessage.cpp); what is broken all the same gives
 * some text and no error. Both agree with tests/data/wording.json.
 */
export type Values = Readonly<Record<string, unknown>>;

interface Means {
  values: Values;
  words: Words;
  /** Around a text that is put in, which may be written the other way. */
  isolate(text: string): string;
}

export const messageOf = (text: string, means: Means): string => new Message(text, means).read();

const WORD = /^\s*(\w*)\s*/;
const FORM_END = "}";

class Message {
  readonly #text: string;
  readonly #means: Means;
  #at = 0;

  constructor(text: string, means: Means) {
    this.#text = text;
    this.#means = means;
  }

  /** `counted`: the number of the plural whose form it is. */
  read(counted?: number): string {
    let said = "";
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at]!;
      if (char === FORM_END && counted !== undefined) break;
      this.#at++;
      if (char === "'") said += this.#quoted(counted !== undefined);
      else if (char === "{") said += this.#argument();
      else said += char === "#" && counted !== undefined ? this.#means.words.number(counted) : char;
    }
    return said;
  }

  /** Twice is an apostrophe; before what means something it begins a quotation; else it is one. */
  #quoted(isForm: boolean): string {
    if (this.#takes("'")) return "'";
    if (!(isForm ? /[{}<>#]/ : /[{}<>]/).test(this.#text[this.#at] ?? "")) return "'";
    let said = "";
    do {
      const end = (this.#text + "'").indexOf("'", this.#at);
      said += this.#text.slice(this.#at, end);
      this.#at = end + 1;
    } while (this.#takes("'") && (said += "'"));
    return said;
  }

  #argument(): string {
    const value = this.#means.values[this.#word()];
    if (this.#takes(FORM_END)) return this.#put(value);
    this.#at++;
    this.#word();
    this.#at++;
    return this.#plural(Number(value));
  }

  #put(value: unknown): string {
    return typeof value === "number" ? this.#means.words.number(value) : this.#means.isolate(String(value));
  }

  #plural(count: number): string {
    const forms: Record<string, string> = {};
    while (this.#at < this.#text.length) {
      const category = this.#word();
      if (this.#takes(FORM_END)) break;
      this.#at++;
      forms[category] = this.read(count);
      this.#at++;
    }
    return this.#means.words.plural(count, forms);
  }

  #takes(char: string): boolean {
    return this.#text[this.#at] === char && !!++this.#at;
  }

  #word(): string {
    const [all, word] = WORD.exec(this.#text.slice(this.#at))!;
    this.#at += all.length;
    return word!;
  }
}
