import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  Author,
  Connection,
  Delivery,
  Notice,
  Phase,
  Tag,
  Locale,
  TextSize,
  Theme,
  type Command,
} from "../abi/layout";
import { MAX_ANNOUNCEMENTS } from "./limits";
import { Store } from "./store";

const put = (key: number, text = `text ${key}`): Command => ({
  tag: Tag.RowPut,
  key,
  author: Author.Assistant,
  delivery: Delivery.Complete,
  at: 0,
  previousAt: 0,
  first: true,
  last: true,
  text,
  cards: [],
  extra: "",
  answer: "",
  latest: false,
});

describe("Store", () => {
  let store: Store;
  const feed = (...commands: Command[]) => {
    commands.forEach((command) => store.apply(command));
    store.settle();
  };
  beforeEach(() => {
    store = new Store();
  });

  it("keeps a scroll offset until a view has taken it", () => {
    const show = (newer: number, scrollTo: number): Command => ({
      tag: Tag.ShowList,
      rows: new Uint8Array(),
      kept: 0,
      newer,
      before: 0,
      after: 0,
      latest: false,
      scrollTo,
    });
    feed(show(3, 700), show(4, -1));
    expect(store.view.list).toMatchObject({ newer: 4, scrollTo: 700 });
    store.view.list.scrollTo = -1;
    feed(show(5, -1));
    expect(store.view.list).toMatchObject({ newer: 5, scrollTo: -1 });
  });

  it("replaces a row and tells it alone", () => {
    const whole = vi.fn();
    const own = vi.fn();
    feed(put(1), put(2));
    store.watch(whole);
    store.watchRow(1, own);
    feed(put(1, "changed"));
    expect(store.row(1)?.text).toBe("changed");
    expect(own).toHaveBeenCalledOnce();
    expect(whole).not.toHaveBeenCalled();
  });

  it("grows a row's text and tells that row alone", () => {
    const whole = vi.fn();
    const other = vi.fn();
    const own = vi.fn();
    feed(put(1), put(2));
    store.watch(whole);
    store.watchRow(1, other);
    store.watchRow(2, own);
    feed({ tag: Tag.RowAppend, key: 2, text: " and" }, { tag: Tag.RowAppend, key: 2, text: " more" });
    expect(store.row(2)?.text).toBe("text 2 and more");
    expect(own).toHaveBeenCalledOnce();
    expect(other).not.toHaveBeenCalled();
    expect(whole).not.toHaveBeenCalled();
  });

  it("drops a row, and takes no notice of rows it does not have", () => {
    feed(put(1), put(2), { tag: Tag.RowDrop, key: 1 }, { tag: Tag.RowDrop, key: 1 });
    feed({ tag: Tag.RowAppend, key: 9, text: "x" });
    expect([1, 2, 9].map((key) => store.row(key)?.key)).toEqual([undefined, 2, undefined]);
  });

  it("shows nothing before the batch is settled, and then all of it at once", () => {
    const whole = vi.fn();
    store.watch(whole);
    for (let i = 0; i < 50; i++) store.apply({ tag: Tag.FocusComposer });
    expect(whole).not.toHaveBeenCalled();
    store.settle();
    store.settle();
    expect(whole).toHaveBeenCalledOnce();
  });

  it("keeps the last few announcements, each under a name of its own", () => {
    for (let i = 0; i < 10; i++) feed({ tag: Tag.Announce, author: Author.Agent, text: "same" });
    const ids = store.view.announcements.map(({ id }) => id);
    expect(ids).toEqual([7, 8, 9, 10]);
    expect(ids).toHaveLength(MAX_ANNOUNCEMENTS);
  });

  it("counts drafts and requests for the focus, so that the same one twice is done twice", () => {
    const draft = { tag: Tag.DraftPut, text: "a", notes: "" } as const;
    feed(draft, draft, { tag: Tag.FocusComposer });
    expect(store.view.draft).toEqual({ text: "a", notes: "", puts: 2 });
    expect(store.view.focusRequests).toBe(1);
  });

  it("has rows drawn again when what stands in forms is another, and then alone", () => {
    const watcher = vi.fn();
    store.watchRow(1, watcher);
    feed({ tag: Tag.DraftPut, text: "a", notes: "" });
    expect(watcher).not.toHaveBeenCalled();
    feed({ tag: Tag.DraftPut, text: "a", notes: "{}" });
    expect(watcher).toHaveBeenCalledOnce();
    feed({ tag: Tag.DraftPut, text: "ab", notes: "{}" });
    expect(watcher).toHaveBeenCalledOnce();
  });

  it("keeps what stands in forms while the visitor writes", () => {
    store.typed("a", "{}");
    store.typed("ab");
    expect(store.view.draft).toMatchObject({ text: "ab", notes: "{}" });
    store.reset();
    expect(store.view.draft).toMatchObject({ text: "ab", notes: "{}" });
  });

  it("forgets what the engine said when it is reset, but for the texts, what the visitor has chosen and what stands in the composer", () => {
    const texts = { botName: "Bot", subtitle: "", welcome: "", placeholder: "", hours: "" };
    const choices = {
      theme: Theme.Dark,
      textSize: TextSize.Large,
      sound: true,
      locale: Locale.Pl,
      notify: true,
    };
    feed({ tag: Tag.ShowTexts, ...texts }, { tag: Tag.DraftPut, text: "a", notes: "" }, put(1));
    feed({ tag: Tag.ShowChoices, ...choices });
    feed({
      tag: Tag.ShowStatus,
      phase: Phase.Ready,
      refusal: "",
      connection: Connection.Online,
      open: true,
      full: true,
      typing: false,
      unread: 3,
      older: true,
      loadingOlder: false,
      notice: Notice.StorageFull,
      ticket: "",
    });
    store.typed("ab");
    store.reset();
    expect(store.row(1)).toBeUndefined();
    expect(store.view.status).toMatchObject({
      phase: Phase.Starting,
      open: false,
      full: true,
      unread: 0,
      notice: Notice.None,
    });
    expect(store.view.texts.botName).toBe("Bot");
    expect(store.view.choices).toMatchObject(choices);
    expect(store.view.draft.text).toBe("ab");
  });

  it("takes what the visitor types without a word to the views", () => {
    const watcher = vi.fn();
    store.watch(watcher);
    store.typed("a");
    store.settle();
    expect(watcher).not.toHaveBeenCalled();
    expect(store.view.draft).toEqual({ text: "a", notes: "", puts: 0 });
  });

  it("shows a failure as a refusal with its code", () => {
    store.fail();
    expect(store.view.status).toMatchObject({ phase: Phase.Refused, refusal: "engine.failed" });
  });
});
