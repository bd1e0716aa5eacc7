import { render } from "preact";
import type { Command } from "../../abi/layout";
import { Language } from "../language";
import { Store } from "../store";
import { LANGUAGES } from "../texts";
import { actWith, type Actions } from "../views/actions";
import { App } from "../views/App";
import { acts, before, picturesDrawn, scroll } from "./acts";
import { choices, simulate } from "./appearance";
import { grantToken } from "./attachingActs";
import { Rows } from "./rows";
import { long } from "./samples";
import { scenes } from "./scenes";

export * from "../forMore";

// The views by themselves, in a scene that the address names, and as it says: ?scene=cards&theme=dark&locale=he&dir=rtl&text=200&contrast=more.
// They take further commands through `window.gallery` and note there what the visitor did. Once all that belongs to the scene is
// there, the document's element has its name as `data-shown`.

const query = new URLSearchParams(location.search);
const store = new Store();
const deeds: unknown[][] = [];
const note =
  (name: string) =>
  (...values: unknown[]) => {
    deeds.push([name, ...values]);
    return true;
  };
const names = [
  "send",
  "answer",
  "retry",
  "choose",
  "close",
  "read",
  "older",
  "goTo",
  "seen",
  "whole",
  "erase",
  "reload",
];
const actions = {
  ...Object.fromEntries(names.map((name) => [name, note(name)])),
  typed: (text: string, ...notes: string[]) => {
    note("typed")(text, ...notes);
    store.typed(text, ...notes);
  },
  texts: (before: number) => rows.textsBefore(before),
  upload: grantToken,
  draft: () => store.view.draft,
  // The host page's browser, which has been told to refuse notifications.
  tell: (_: string, port: MessagePort) => port.postMessage("denied"),
} as unknown as Actions;

/** There is no engine that would look at the list. */
const rows = new Rows();

function feed(commands: readonly Command[]): void {
  for (const command of rows.arrange(commands)) store.apply(command);
  store.settle();
}

let hasSpoken = () => {};
const spoken = new Promise<void>((resolve) => (hasSpoken = resolve));
const language = new Language((shown) => {
  const dir = query.get("dir");
  if (shown && dir) document.documentElement.dir = dir;
  store.speak(shown);
  if (shown) hasSpoken();
});
language.choose(LANGUAGES.indexOf(query.get("locale") ?? "en") + 1, "", true);
const scene = query.get("scene") ?? "talk";
simulate(query);
before[scene]?.();
actWith(actions);
render(<App store={store} />, document.getElementById("app")!);
feed([choices(query)]);
feed(scenes[scene]?.() ?? []);
void show();

async function show(): Promise<void> {
  await spoken;
  await acts[scene]?.();
  await drawn();
  scroll(scene);
  await picturesDrawn();
  scroll(scene);
  document.documentElement.dataset.shown = scene;
}

/** What has been fed is in the document, and laid out. */
const drawn = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const speak = (wanted: string): void => language.choose(LANGUAGES.indexOf(wanted) + 1, "", false);

Object.assign(window, { gallery: { speak, feed, deeds, long } });
