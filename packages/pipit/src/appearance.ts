import type { Appearance } from "./public.js";

/** What can be changed while the chat is there. */
const names = Object.keys({
  theme: 1,
  locale: 1,
  botName: 1,
  subtitle: 1,
  welcome: 1,
  placeholder: 1,
  avatar: 1,
  sound: 1,
  typing: 1,
} satisfies Record<keyof Appearance, 1>) as (keyof Appearance)[];

/** For components of frameworks: those of the options that `setConfig()` takes, where what is not said is empty. */
export const appearanceOf = (options: Appearance): Appearance =>
  Object.fromEntries(names.map((name) => [name, options[name] ?? ""])) as Appearance;
