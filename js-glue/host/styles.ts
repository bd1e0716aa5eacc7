import css from "./launcher.css";
import { room } from "./room";
import { config } from "./settings";

// By index: taken apart as a list, it would be asked for `return`, which the page may have put on Object.prototype.
const sides = config.position.split("-");
const block = sides[0];
const inline = sides[1];

/** Sides are logical, so the chat changes them with the direction of the page's text. */
const inset =
  `{inset:auto;${block}:calc(${config.offsetY}px + env(safe-area-inset-${block}));inset-inline-` +
  `${inline == "left" ? "start" : "end"}:calc(${config.offsetX}px + env(safe-area-inset-${inline}));`;

/** A constructed sheet: a style element or attribute would need `unsafe-inline` in the page's policy. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(
  css +
    `:host{z-index:${config.zIndex}!important}div~button${inset}}@media${room}{div${inset}` +
    `width:${config.width}px;height:${config.height}px;margin-block:72px;` +
    `border:1px solid #8886;border-radius:16px;box-shadow:0 8px 32px #0004}div~button{padding:13px}}`,
);
