import { Tag, type Command } from "../../abi/layout";
import type { Said } from "../views/actions";
import { FOOT, HEAD } from "../views/useWindow";

type Row = Extract<Command, { tag: Tag.RowPut }>;
type List = Extract<Command, { tag: Tag.ShowList }>;

const MINUTE = 60_000;

/**
 * What the engine does with rows: says how each stands among the others, and that all of them are in the document, until a
 * command says which.
 */
export class Rows {
  #rows: Row[] = [];
  readonly #told = new Map<number, string>();
  #isArranged = false;

  arrange(commands: readonly Command[]): Command[] {
    for (const command of commands) this.#take(command);
    const puts = this.#rows.map((row, i) => this.#standing(row, i)).filter((row) => this.#isNews(row));
    for (const command of commands) if (command.tag === Tag.RowAppend) this.#grow(command.key, command.text);
    const others = commands.filter(({ tag }) => tag !== Tag.RowPut);
    this.#isArranged ||= others.some(({ tag }) => tag === Tag.ShowList);
    return [...puts, ...(this.#isArranged ? [] : [this.#all()]), ...others];
  }

  /** All of them are held. */
  textsBefore(before: number): Said[] {
    const index = this.#rows.findIndex(({ key }) => key === before);
    return this.#rows
      .slice(0, before ? Math.max(index, 0) : undefined)
      .reverse()
      .map(saidOf);
  }

  #take(command: Command): void {
    if (command.tag === Tag.RowDrop) this.#rows = this.#rows.filter(({ key }) => key !== command.key);
    if (command.tag !== Tag.RowPut) return;
    this.#told.delete(command.key);
    const known = this.#rows.findIndex(({ key }) => key === command.key);
    if (known < 0) this.#rows.push(command);
    else this.#rows[known] = command;
  }

  #grow(key: number, text: string): void {
    this.#rows = this.#rows.map((row) => (row.key === key ? { ...row, text: row.text + text } : row));
  }

  #isNews({ key, previousAt, first, last }: Row): boolean {
    const standing = `${previousAt} ${first} ${last}`;
    const isNews = this.#told.get(key) !== standing;
    this.#told.set(key, standing);
    return isNews;
  }

  #standing(row: Row, i: number): Row {
    const earlier = this.#rows.slice(0, i).findLast(({ at }) => at > 0);
    return {
      ...row,
      previousAt: earlier?.at ?? 0,
      first: !areTogether(this.#rows[i - 1], row),
      last: !areTogether(this.#rows[i + 1], row),
    };
  }

  #all(): List {
    return show([HEAD, ...this.#rows.map(({ key }) => key), FOOT]);
  }
}

const saidOf = ({ key, author, at, text, cards }: Row): Said => ({
  key,
  author,
  at,
  text: [text, ...cards.flatMap(({ title, detail }) => [title, detail])].join("\f"),
});

export const show = (keys: readonly number[], part: Partial<List> = {}): List => ({
  tag: Tag.ShowList,
  rows: new Uint8Array(new Uint32Array(keys).buffer),
  kept: 0,
  newer: 0,
  before: 0,
  after: 0,
  latest: true,
  scrollTo: -1,
  ...part,
});

const areTogether = (one: Row | undefined, other: Row): boolean =>
  one?.author === other.author && Math.floor(one.at / MINUTE) === Math.floor(other.at / MINUTE);
