import { language } from "../texts";
import lists from "./list.json";

export const CATEGORIES = Object.entries(lists).map(([category, list]) => ({
  category: category as keyof typeof lists,
  emoji: list.split(" "),
}));

let names: Readonly<Record<string, string>> = {};

/** In the language that is shown then. Without them it has emoji all the same: screen readers know what to call them. */
export async function loadNames(): Promise<void> {
  try {
    const script = (await import(NAMES_ADDRESS.replace("*", language))) as { default: string };
    const all = CATEGORIES.flatMap(({ emoji }) => emoji);
    names = Object.fromEntries(script.default.split("|").map((name, i) => [all[i]!, name]));
  } catch {
    names = {};
  }
}

export const nameOf = (emoji: string): string => names[emoji] ?? emoji;
