import { tag } from "../link/tag";

const colour = /#[\da-f]{6}/i;

/** The colour in what is said of the launcher, or nothing. */
export const colourIn = (how: unknown): string | undefined => colour.exec("" + how)?.[0];

/** Relative luminance by WCAG 2.2, of "#rrggbb". */
function luminance(colour: string): number {
  let sum = 0;
  for (let index = 0; index < 3; index++) {
    const part = parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    sum +=
      [0.2126, 0.7152, 0.0722][index]! * (part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92);
  }
  return sum;
}

/** White has a contrast of 4.5 with what is darker than that, and black with all else. */
const darkest = 0.183;

/** The launcher, and the buttons of what the chat says on the page, in that colour; what stands on it can be read. */
export const inColour = (colour: string): string =>
  `button{background:${colour};color:${luminance(colour) > darkest ? "#000" : "#fff"}}section:before{color:inherit}`;

/** The owner's colour, as the frame says; the page's own goes before it. Said again, it is the last sheet of many: another look is rare. */
export function colourLauncher(said: unknown): void {
  const accent = colourIn(said);
  if (!accent || colourIn(tag.besides["launcher"])) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(inColour(accent));
  const { adoptedStyleSheets } = tag.launcher.getRootNode() as ShadowRoot;
  adoptedStyleSheets[adoptedStyleSheets.length] = sheet;
}
