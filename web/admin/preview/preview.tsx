import { render } from "preact";
import {
  Author,
  Connection,
  Delivery,
  Locale,
  Phase,
  Notice,
  Tag,
  TextSize,
  Theme,
} from "../../../js-glue/abi/layout";
import type { Command } from "../../../js-glue/abi/layout";
import { configuration } from "../../../js-glue/frame/boot";
import { Rows } from "../../../js-glue/frame/gallery/rows";
import { Language } from "../../../js-glue/frame/language";
import { Store } from "../../../js-glue/frame/store";
import { addStyle } from "../../../js-glue/frame/style";
import { LANGUAGES } from "../../../js-glue/frame/texts";
import { actWith, type Actions } from "../../../js-glue/frame/views/actions";
import { App } from "../../../js-glue/frame/views/App";

// The chat's own views, with the look and the words that the address names and a few messages in place of an engine: nothing is
// sent, and nothing kept.

const query = new URLSearchParams(location.search);
const said = (name: string, otherwise: string): string => query.get(name) || otherwise;
const THEMES: Readonly<Record<string, Theme>> = { light: Theme.Light, dark: Theme.Dark };
const MINUTE = 60_000;

const put = (key: number, author: Author, text: string): Command => ({
  tag: Tag.RowPut,
  key,
  author,
  delivery: author === Author.Visitor ? Delivery.Sent : Delivery.Complete,
  at: Date.now() - 3 * MINUTE,
  previousAt: 0,
  first: true,
  last: true,
  text,
  cards: [],
  extra: "",
  answer: "",
  latest: false,
});

const commands: Command[] = [
  {
    tag: Tag.ShowChoices,
    theme: THEMES[query.get("theme") ?? ""] ?? Theme.Auto,
    textSize: TextSize.Normal,
    sound: false,
    locale: Locale.Auto,
    notify: false,
  },
  {
    tag: Tag.ShowTexts,
    botName: said("botName", "Assistant"),
    subtitle: said("subtitle", "We typically reply instantly"),
    welcome: said("welcome", "Hi! How can I help you today?"),
    placeholder: said("placeholder", "Type your message..."),
    hours: "",
  },
  {
    tag: Tag.ShowStatus,
    phase: Phase.Ready,
    refusal: "",
    connection: Connection.Online,
    open: true,
    full: false,
    typing: false,
    unread: 0,
    older: false,
    loadingOlder: false,
    notice: Notice.None,
    wait: 0,
    ticket: "",
  },
  ...(query.has("empty")
    ? []
    : [
        put(1, Author.Visitor, "Good morning! Where is order 10234?"),
        put(2, Author.Assistant, "It left our workshop on Tuesday, and should be with you by Friday."),
        put(3, Author.Visitor, "Thank you!"),
      ]),
];

/** Whatever is pressed, nothing comes of it. */
const noActions = new Proxy({}, { get: () => () => undefined }) as unknown as Actions;

const store = new Store();
addStyle(configuration().look ?? "");
actWith(noActions);
const language = new Language((shown) => store.speak(shown));
language.choose(LANGUAGES.indexOf(query.get("locale") ?? "en") + 1, "", true);
render(<App store={store} />, document.getElementById("app")!);
for (const command of new Rows().arrange(commands)) store.apply(command);
store.settle();
