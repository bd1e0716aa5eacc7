import look from "./look.css";
import within from "./within.css";

const sheetOf = (css: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

/** What `<pipit-chat>` looks like, and what the chat in it does. One sheet for all of them. */
export const lookSheet = sheetOf(look);
export const withinSheet = sheetOf(within);
