import {
  Connection,
  Locale,
  Notice,
  Phase,
  Tag,
  TextSize,
  Theme,
  type Author,
  type Command,
} from "../abi/layout";
import { MAX_ANNOUNCEMENTS } from "./limits";

export type Row = Readonly<Omit<Extract<Command, { tag: Tag.RowPut }>, "tag">>;
export type SiteTexts = Readonly<Omit<Extract<Command, { tag: Tag.ShowTexts }>, "tag">>;
/** The site's, or the page's in place of them. */
export type Texts = SiteTexts &
  Readonly<{ theme: string; locale: string; avatar?: string; typing?: string; notifications?: string }>;
export type Status = Readonly<Omit<Extract<Command, { tag: Tag.ShowStatus }>, "tag">>;
export type Choices = Readonly<Omit<Extract<Command, { tag: Tag.ShowChoices }>, "tag">>;
/** Its scroll offset is taken, and is less than 0 from then on. */
export type List = Omit<Extract<Command, { tag: Tag.ShowList }>, "tag">;
export type Announcement = Readonly<{ id: number; author: Author; text: string }>;

/** What is on screen, apart from the rows. A number that grows stands for something done, not for something that is. */
export interface View {
  texts: Texts;
  status: Status;
  choices: Choices;
  list: List;
  announcements: readonly Announcement[];
  /** What stands in the composer and, as forms/ writes it, in forms; and how often the engine has put something there. */
  draft: { text: string; notes: string; puts: number };
  focusRequests: number;
  /** The language that all of it is in; empty while it is on its way. */
  language: string;
}

/** The one refusal that is the glue's own. */
export const ENGINE_FAILED = "engine.failed";

const NO_TEXTS = {
  botName: "",
  subtitle: "",
  welcome: "",
  placeholder: "",
  hours: "",
  theme: "",
  locale: "",
};

const START: View = {
  texts: NO_TEXTS,
  status: {
    phase: Phase.Starting,
    refusal: "",
    connection: Connection.Idle,
    open: false,
    full: false,
    typing: false,
    unread: 0,
    older: false,
    loadingOlder: false,
    notice: Notice.None,
    wait: 0,
    ticket: "",
  },
  choices: { theme: Theme.Auto, textSize: TextSize.Normal, sound: false, locale: Locale.Auto, notify: false },
  list: { rows: new Uint8Array(), kept: 0, newer: 0, before: 0, after: 0, latest: true, scrollTo: -1 },
  announcements: [],
  draft: { text: "", notes: "", puts: 0 },
  focusRequests: 0,
  language: "",
};

/** Takes commands, and after each batch tells the views that watch it: a row's own, or the whole. */
export class Store {
  view = START;
  readonly #rows = new Map<number, Row>();
  readonly #rowWatchers = new Map<number, () => void>();
  readonly #changedRows = new Set<number>();
  #watcher = () => {};
  #changed = false;
  #siteTexts: SiteTexts = NO_TEXTS;
  #pageTexts: Partial<Texts> = {};
  #announced = 0;

  row(key: number): Row | undefined {
    return this.#rows.get(key);
  }

  watch(watcher: () => void): () => void {
    this.#watcher = watcher;
    return () => (this.#watcher = () => {});
  }

  watchRow(key: number, watcher: () => void): () => void {
    this.#rowWatchers.set(key, watcher);
    return () => this.#rowWatchers.get(key) === watcher && this.#rowWatchers.delete(key);
  }

  apply(command: Command): void {
    switch (command.tag) {
      case Tag.ShowTexts:
        this.#siteTexts = command;
        return this.#showTexts();
      case Tag.ShowPage:
        this.#pageTexts = JSON.parse(command.options);
        return this.#showTexts();
      case Tag.ShowStatus:
        return this.#show({ status: command });
      case Tag.ShowChoices:
        return this.#show({ choices: command });
      case Tag.ShowList:
        return this.#showList(command);
      case Tag.FocusComposer:
        return this.#show({ focusRequests: this.view.focusRequests + 1 });
      case Tag.DraftPut:
        return this.#putDraft(command.text, command.notes);
      case Tag.Announce:
        return this.#announce(command.author, command.text);
      case Tag.RowPut:
        return this.#put(command);
      case Tag.RowAppend:
        return this.#append(command.key, command.text);
      case Tag.RowDrop:
        return void this.#rows.delete(command.key);
    }
  }

  /** Everything applied since the last time becomes visible at once. */
  settle(): void {
    if (this.#changed) this.#watcher();
    for (const key of this.#changedRows) this.#rowWatchers.get(key)?.();
    this.#changed = false;
    this.#changedRows.clear();
  }

  /** The composer, or a form, has told it already: only views that start anew have to find it. */
  typed(text: string, notes = this.view.draft.notes): void {
    this.view = { ...this.view, draft: { ...this.view.draft, text, notes } };
  }

  speak(language: string): void {
    this.#show({ language });
    this.settle();
  }

  focusComposer(): void {
    this.apply({ tag: Tag.FocusComposer });
    this.settle();
  }

  /**
   * The engine is gone and a new one will say everything again. What it does not know stays: what
   * the visitor is writing and how the panel lies; and the texts, their language and what the visitor has chosen, so that nothing flickers.
   */
  reset(): void {
    this.#rows.clear();
    const { texts, choices, draft, status, language } = this.view;
    this.#show({ ...START, texts, choices, draft, language, status: { ...START.status, full: status.full } });
    this.settle();
  }

  fail(): void {
    this.#show({ status: { ...this.view.status, phase: Phase.Refused, refusal: ENGINE_FAILED } });
    this.settle();
  }

  #show(part: Partial<View>): void {
    this.view = { ...this.view, ...part };
    this.#changed = true;
  }

  #showTexts(): void {
    this.#show({ texts: { ...NO_TEXTS, ...this.#siteTexts, ...this.#pageTexts } });
  }

  /** One that comes before the last one was drawn leaves its scroll offset to do. */
  #showList(list: List): void {
    const { scrollTo } = this.view.list;
    this.#show({ list: list.scrollTo < 0 ? { ...list, scrollTo } : list });
  }

  #putDraft(text: string, notes: string): void {
    const { draft } = this.view;
    // Each row, since forms look there when they are drawn.
    if (notes !== draft.notes) for (const key of this.#rowWatchers.keys()) this.#changedRows.add(key);
    this.#show({ draft: { text, notes, puts: draft.puts + 1 } });
  }

  #announce(author: Author, text: string): void {
    const next = { id: ++this.#announced, author, text };
    this.#show({ announcements: [...this.view.announcements, next].slice(-MAX_ANNOUNCEMENTS) });
  }

  #put(row: Row): void {
    this.#rows.set(row.key, row);
    this.#changedRows.add(row.key);
  }

  #append(key: number, text: string): void {
    const row = this.#rows.get(key);
    if (!row) return;
    this.#rows.set(key, { ...row, text: row.text + text });
    this.#changedRows.add(key);
  }
}
