import { Theme } from "../../abi/layout";
import type { Choices, Texts } from "../store";

/** What the browser's own setting asks for, and what stands for it where the visitor has chosen. */
const AUTO = "(prefers-color-scheme: dark)";
const MEDIA = [AUTO, "not all", "all"];
const SCHEMES = ["", "light", "dark"];
/** Of the browser's own text size. */
const SIZES = ["", "112.5%", "125%"];

/** The dark tokens stand in the style sheet once: what is switched is when they hold. */
const darkRules: CSSMediaRule[] = [];

function findDarkRules(): void {
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && rule.conditionText === AUTO) darkRules.push(rule);
}

/** Shows the whole document in the theme and the text size that the visitor has chosen, or else in the page's theme, with its picture of who answers. */
export function dress({ theme: chosen, textSize }: Choices, { theme: pages, avatar }: Texts): void {
  const theme = chosen || SCHEMES.indexOf(pages);
  if (!darkRules.length) findDarkRules();
  for (const rule of darkRules) rule.media.mediaText = MEDIA[theme] ?? AUTO;
  const { style } = document.documentElement;
  style.colorScheme = SCHEMES[theme] ?? SCHEMES[Theme.Auto]!;
  const face = avatar ? `url("${CSS.escape(avatar)}") center/cover` : "";
  style.setProperty("--assistant", face);
  style.setProperty("--monogram", face && "#0000");
  style.fontSize = SIZES[textSize] ?? "";
}
