import { Theme } from "../../abi/layout";
import type { Choices } from "../store";

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

/** Shows the whole document in the theme and the text size that the visitor has chosen, or else in the page's theme. */
export function dress({ theme: chosen, textSize }: Choices, pages: string): void {
  const theme = chosen || SCHEMES.indexOf(pages);
  if (!darkRules.length) findDarkRules();
  for (const rule of darkRules) rule.media.mediaText = MEDIA[theme] ?? AUTO;
  const { style } = document.documentElement;
  style.colorScheme = SCHEMES[theme] ?? SCHEMES[Theme.Auto]!;
  style.fontSize = SIZES[textSize] ?? "";
}
