import { tag } from "../link/tag";
import { colourIn, inColour } from "./colour";
import animations from "./launcher.css";

const SMALL = "div~button{padding:9px}";

/** The launcher smaller than usual, in another colour, or with an animation that draws the eye to it three times; where motion is not wanted without. */
export function dressLauncher(how: string): void {
  const [animation] = /pulse|bounce|fade/.exec(how) ?? [];
  const sheet = new CSSStyleSheet();
  const colour = colourIn(how);
  const moves = animation
    ? `${colour ? animations.replace("#0b6a5b", colour) : animations}@media(prefers-reduced-motion:no-preference){div:not(.open)~button{animation:${animation} 1.2s 3}}`
    : "";
  const still = (how.includes("small") ? SMALL : "") + (colour ? inColour(colour) : "");
  sheet.replaceSync(still + moves);
  // Not again when the panel has been open.
  tag.launcher.onanimationend = () => sheet.replaceSync(still);
  const { adoptedStyleSheets } = tag.launcher.getRootNode() as ShadowRoot;
  adoptedStyleSheets[adoptedStyleSheets.length] = sheet;
}
