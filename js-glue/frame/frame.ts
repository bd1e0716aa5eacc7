import { compile } from "../abi/compile";
import { Engine } from "../abi/engine";
import { loadPart, partOf } from "./parts";
import { sayOfEngine } from "./engineWords";
import { EventTag, Phase, Tag, type Command, type EngineEvent } from "../abi/layout";
import { Language } from "./language";
import { Tabs } from "./ports/tabs";
import { MAX_DRAFT, MAX_EARLY_NOTES, MAX_RESTARTS, MEASURING_DELAY } from "./limits";
import { Alarm } from "./ports/alarm";
import { Coder } from "./ports/coder";
import { Figures } from "./ports/figures";
import { Http } from "./ports/http";
import { watchLifecycle } from "./ports/lifecycle";
import { TabLock } from "./ports/lock";
import { HostPort } from "./ports/port";
import { bootEvent, configuration, engineUrl, isInline, isSwitchedOff, pageVersion, siteName } from "./boot";
import type { Actions, Said } from "./views/actions";
import { showBar } from "./views/showBar";
import { OwnStoragePort } from "./ports/ownStorage";
import { ParentWindow } from "./ports/window";
import type { Note, Notes } from "./metrics/notes";
import { followFrames } from "./followFrames";
import { addressOf } from "./addresses";
import { forgetAsked } from "./asked";
import { Runtime } from "./runtime";
import { Store } from "./store";

/** The frame's composition root: the engine in the middle, one port for each part of the browser around it. */
export class Frame {
  readonly store = new Store();
  /** What is measured (metrics/) where the site wants it. */
  #notes: Notes | undefined;
  readonly #raise = (event: EngineEvent): boolean => {
    if (event.tag === EventTag.PortMessage) this.#figures.hear(event.data);
    this.#note({ event });
    return this.#runtime?.raise(event) ?? false;
  };
  readonly #window = new ParentWindow(this.#raise);
  readonly #post = (data: string): void => this.#host.post(data);
  readonly #host: HostPort = new HostPort(
    this.#raise,
    () =>
      void loadPart("more").then(
        ({ answerExport }) => answerExport(this.store, this.actions, this.#post),
        reportError,
      ),
    (kind) =>
      void loadPart("feedback")
        .then(({ answerFeedback }) => answerFeedback(kind, showBar, this.#post))
        .catch(reportError),
  );
  readonly #figures = new Figures();
  readonly #http = new Http(this.#raise, (token) => this.#figures.headersFor(token));
  readonly #alarm = new Alarm(this.#raise);
  readonly #coder = new Coder(this.#raise, siteName());
  readonly #ownStorage = new OwnStoragePort(this.#raise, siteName());
  readonly #tabs = new Tabs(this.#raise);
  readonly #lock = new TabLock(this.#raise);
  readonly #tellHidden = watchLifecycle(this.#raise);
  readonly #module = compile(engineUrl());
  readonly #language = new Language((language) => this.store.speak(language));
  #runtime: Runtime | undefined;
  #restarts = 0;
  #texts: Said[] = [];
  readonly #words: string[] = [];

  readonly actions: Actions = {
    send: (text, files) => {
      this.store.typed("");
      const taken = this.actions.answer(0, text, files);
      if (!taken) this.store.typed(text);
      return taken;
    },
    answer: (row, text, values = "") => this.#raise({ tag: EventTag.VisitorSend, text, row, values }),
    // With every key: the page may be left before the next one.
    typed: (text, notes) => {
      this.store.typed(text, notes);
      this.#tellDraft();
    },
    draft: () => this.store.view.draft,
    retry: (row) => this.#raise({ tag: EventTag.VisitorRetry, row }),
    choose: (choices) => this.#raise({ ...choices, tag: EventTag.VisitorChoice }),
    close: () =>
      isInline() || this.#raise({ tag: EventTag.VisitorClose }) || this.#host.sayClosed(pageVersion()),
    read: () => this.#raise({ tag: EventTag.VisitorRead }),
    older: () => this.#raise({ tag: EventTag.VisitorOlder }),
    goTo: (row) => this.#raise({ tag: EventTag.VisitorGoTo, row }),
    texts: (before) => {
      this.#texts = [];
      this.#raise({ tag: EventTag.ListTexts, before });
      return this.#texts;
    },
    seen: (seen) => this.#raise({ tag: EventTag.ListSeen, ...seen }),
    whole: (on) => this.#raise({ tag: EventTag.ListWhole, on }),
    erase: () => this.#raise({ tag: EventTag.VisitorErase }),
    upload: () => this.#raise({ tag: EventTag.VisitorUpload }),
    reload: () => location.reload(),
    tell: (...word) => this.#host.post(...word),
  };

  async start(): Promise<void> {
    sayOfEngine("loading");
    this.#chooseLanguage();
    this.#measure();
    await this.#boot();
  }

  async #boot(): Promise<void> {
    try {
      this.#runtime = new Runtime(await Engine.start(await this.#module), this);
      this.#raise(bootEvent());
      this.#tellHidden();
      // What was being typed when an engine trapped is newer than what the next one finds stored.
      const { text, notes } = this.store.view.draft;
      if (text || notes) this.#tellDraft();
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** The engine keeps no more than that of it. */
  #tellDraft(): void {
    const { text, notes } = this.store.view.draft;
    this.#raise({ tag: EventTag.VisitorDraft, text: text.slice(0, MAX_DRAFT), notes });
  }

  #measure(): void {
    if (!configuration().analytics || isSwitchedOff("analytics")) return;
    const early: Note[] = [];
    const notes = (this.#notes = {
      early,
      push: (note: Note) => early.length < MAX_EARLY_NOTES && early.push(note),
      drawn: followFrames((what) => this.#note(what)),
    });
    const stop = () => (this.#notes = undefined);
    setTimeout(() => {
      import(addressOf("metrics")).then(({ observe }) => observe(notes, this.actions.tell), stop);
    }, MEASURING_DELAY);
  }

  #note(what: Omit<Note, "at">): void {
    this.#notes?.push({ at: performance.now(), ...what });
  }

  carryOut(command: Command): void {
    this.#note({ command });
    switch (command.tag) {
      case Tag.PostWindow:
        return this.#window.post(command.data, command.target);
      case Tag.AdoptPort: {
        const port = this.#window.adopt();
        if (!port) return;
        this.#host.adopt(port);
        // A page of the first version knows nothing of it.
        return pageVersion() > 1 ? this.#figures.ask(this.actions.tell) : undefined;
      }
      case Tag.PostPort:
        return void this.#words.push(command.data);
      case Tag.HttpRequest:
        if (command.request) return void this.#http.start(command);
        partOf("presence")?.grant(command.token);
        return partOf("attach")?.grant(command.token);
      case Tag.HttpAbort:
        return this.#http.abort(command.request);
      case Tag.Encode:
      case Tag.Decode:
        return void this.#coder.code(command);
      // Of all that was known of the visitor: that is when it comes.
      case Tag.ForgetSealKey:
        forgetAsked();
        partOf("emoji")?.forget();
        partOf("attach")?.forget();
        return void this.#coder.forgetKey(command.remove).catch(reportError);
      case Tag.OwnStorage:
        return this.#ownStorage.ask(command);
      case Tag.OpenTabs:
        return this.#tabs.open(command.name);
      case Tag.PostTabs:
        return this.#tabs.post(command.data);
      case Tag.CloseTabs:
        return this.#tabs.close();
      case Tag.RowPut:
        // Who keeps nothing is not remembered either.
        if (!this.#figures.isOut && command.extra.includes("form"))
          void loadPart("forms").then(
            (forms) => forms.noteAsked(command.extra, command.at),
            () => {},
          );
        return this.store.apply(command);
      case Tag.RequestLock:
        return void this.#lock.request(command);
      case Tag.ReleaseLock:
        return this.#lock.release();
      case Tag.Alert:
        return void loadPart("more").then(({ alert }) => alert(command, this), reportError);
      case Tag.SetAlarm:
        return this.#alarm.set(command.delay);
      case Tag.ListText:
        return void this.#texts.push(command);
      case Tag.ShowPage:
      case Tag.ShowChoices:
        this.store.apply(command);
        return this.#chooseLanguage();
      default:
        return this.store.apply(command);
    }
  }

  #chooseLanguage(): void {
    const { choices, texts, status } = this.store.view;
    this.#language.choose(choices.locale, texts.locale, status.phase === Phase.Starting);
  }

  /** What is to be seen is drawn before the host page hears of it. */
  settle(): void {
    this.store.settle();
    queueMicrotask(() => {
      this.#words.splice(0).forEach((word) => this.#host.post(word));
      this.#notes?.drawn?.();
    });
  }

  /** The new engine says `ready` again, which tells the host page that a new epoch has begun. */
  trapped(cause: unknown): void {
    this.#runtime = undefined;
    this.#http.abortAll();
    this.#coder.abandon();
    this.#ownStorage.abandon();
    this.#alarm.clear();
    this.#tabs.close();
    this.#lock.release();
    this.store.reset();
    if (this.#restarts++ >= MAX_RESTARTS) return this.#fail(cause);
    this.#host.close();
    console.error("Pipit: the engine stopped and is started again.", cause);
    void this.#boot();
  }

  #fail(cause: unknown): void {
    console.error("Pipit: the engine does not run.", cause);
    sayOfEngine("failed");
    this.store.fail();
  }
}
