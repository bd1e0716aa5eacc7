import { Locale, Tag, TextSize, Theme, type Command } from "../../abi/layout";

const MORE_CONTRAST = "(prefers-contrast: more)";
const THEMES: Readonly<Record<string, Theme>> = { light: Theme.Light, dark: Theme.Dark };

/** What the visitor has chosen. */
export const choices = (query: URLSearchParams): Command => ({
  tag: Tag.ShowChoices,
  theme: THEMES[query.get("theme") ?? ""] ?? Theme.Auto,
  textSize: TextSize.Normal,
  sound: false,
  locale: Locale.Auto,
  notify: false,
});

/** What the browser's settings would do: a page cannot ask it for them. */
export function simulate(query: URLSearchParams): void {
  if (query.get("contrast") === "more") increaseContrast();
  const size = Number(query.get("text"));
  if (size) adopt(`html { font-size: ${size}% }`);
}

function adopt(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** In the sheet that is there, and in those that come with parts of the frame. */
function increaseContrast(): void {
  for (const { cssRules } of document.styleSheets)
    for (const rule of cssRules)
      if (rule instanceof CSSMediaRule && rule.conditionText === MORE_CONTRAST) rule.media.mediaText = "all";
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (text) {
    replaceSync.call(this, text.replace(/\(prefers-contrast: ?more\)/g, "all"));
  };
}
