import { own } from "./objects";

export interface Config {
  site: string;
  /** The widget's origin, where it is not the script's own. */
  origin: string;
  position: string;
  load: string;
  width: number;
  height: number;
  zIndex: number;
  offsetX: number;
  offsetY: number;
}

type Check = (value: unknown) => boolean;

const oneOf =
  (...choices: string[]): Check =>
  (value) =>
    choices.includes(value as string);

const within =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

export const isSite: Check = (value) => typeof value == "string" && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value);

function isOrigin(value: unknown): boolean {
  try {
    return /^https?:/.test(value as string) && new URL(value as string).origin === value;
  } catch {
    return false;
  }
}

/** What each option may be. The sizes are CSS pixels: no smaller than a message can be read in, no larger than a screen. */
const options: [keyof Config, Check, string | number][] = [
  ["site", isSite, ""],
  ["origin", isOrigin, ""],
  ["position", oneOf("bottom-right", "bottom-left", "top-right", "top-left"), "bottom-right"],
  ["load", oneOf("intent", "idle", "eager"), "intent"],
  ["width", within(280, 2_000), 400],
  ["height", within(320, 2_000), 600],
  // One below the greatest there is, so that a page can still put something above the chat.
  ["zIndex", within(0, 2_147_483_647), 2_147_483_646],
  ["offsetX", within(0, 1_000), 20],
  ["offsetY", within(0, 1_000), 20],
];

export interface ConfigResult {
  readonly config: Config;
  /** Named options whose value does not fit: the default stands in for it. */
  readonly invalid: string[];
  readonly unknown: string[];
}

/** Reads what the page says; own properties only. */
export function readConfig(page: unknown): ConfigResult {
  const given = Object(page) as object;
  const invalid: string[] = [];
  const config: Record<string, unknown> = {};
  options.forEach(([name, check, fallback]) => {
    const value = own(given, name);
    const usable = value !== undefined && check(value);
    if (value !== undefined && !usable) invalid.push(name);
    config[name] = usable ? value : fallback;
  });
  const unknown = Object.keys(given).filter((key) => !options.some(([name]) => name == key));
  return { config: config as unknown as Config, invalid, unknown };
}
