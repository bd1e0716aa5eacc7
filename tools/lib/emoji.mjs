// The emoji that the picker has, and what they are called. The names are those of the Unicode CLDR, which screen readers say as well.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(import.meta.url);

/** By category, in the order in which they are shown. */
const lists = JSON.parse(readFileSync(join(ROOT, "js-glue/frame/emoji/list.json"), "utf8"));
export const EMOJI = Object.values(lists).flatMap((list) => list.split(" "));

/** CLDR has its emoji without the selector that asks for the coloured picture. */
const bare = (emoji) => emoji.replaceAll("\ufe0f", "");

/** In the order of EMOJI. */
export function emojiNamesIn(language) {
  const { annotations } = require(`cldr-annotations-modern/annotations/${language}/annotations.json`);
  return EMOJI.map((emoji) => {
    const [name] = annotations.annotations[bare(emoji)]?.tts ?? [];
    if (!name || name.includes("|"))
      throw new Error(`list.json: CLDR has no name for ${emoji} in ${language}`);
    return name;
  });
}
