import { render } from "preact";
import type { Command } from "../../abi/layout";
import { Store } from "../store";
import type { Actions } from "../views/actions";
import { App } from "../views/App";
import { Rows } from "./rows";
import { long, scenes } from "./scenes";

export * from "../forMore";

// The views by themselves, in a scene that the address names: ?scene=cards&dir=rtl. They take further commands
// through `window.gallery` and note there what the visitor did.

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
  "typed",
  "retry",
  "choose",
  "close",
  "read",
  "older",
  "goTo",
  "seen",
  "whole",
  "reload",
];
const actions = {
  ...Object.fromEntries(names.map((name) => [name, note(name)])),
  texts: (before: number) => rows.textsBefore(before),
} as unknown as Actions;

/** There is no engine that would look at the list. */
const rows = new Rows();

function feed(commands: readonly Command[]): void {
  for (const command of rows.arrange(commands)) store.apply(command);
  store.settle();
}

document.documentElement.dir = query.get("dir") ?? "ltr";
render(<App store={store} actions={actions} />, document.getElementById("app")!);
feed([]);
feed(scenes[query.get("scene") ?? "talk"]?.() ?? []);

Object.assign(window, { gallery: { feed, deeds, long, scenes } });
