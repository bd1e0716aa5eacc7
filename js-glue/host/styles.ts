import type { Config } from "./config";
import css from "./launcher.css";

/** Where the panel lies over the page instead of beside it; the style sheet says the same. */
export const fullScreen = (): boolean => matchMedia("(max-width: 768px), (max-height: 500px)").matches;

const atEnd = (end: boolean, length: string): string => (end ? "auto " + length : length + " auto");

/** The page's choices as custom properties. */
function properties({ position, width, height, zIndex, offsetX, offsetY }: Config): string {
  const [vertical, horizontal] = position.split("-");
  const bottom = vertical == "bottom";
  const edge = `${offsetY}px + env(safe-area-inset-${vertical},0px)`;
  const side = `calc(${offsetX}px + max(env(safe-area-inset-left,0px),env(safe-area-inset-right,0px)))`;
  return (
    `:host{z-index:${zIndex}!important}*{--x:${offsetX}px;--width:${width}px;--height:${height}px;` +
    `--inline:${atEnd(horizontal == "right", side)};--block:${atEnd(bottom, `calc(${edge})`)};` +
    `--panel:${atEnd(bottom, `calc(${edge} + 72px)`)};--room:calc(${edge} + 88px)}`
  );
}

/** A constructed sheet: a style element or attribute would need `unsafe-inline` in the page's policy. */
export function styleSheet(config: Config): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + properties(config));
  return sheet;
}
