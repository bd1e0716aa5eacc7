import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Locale, TextSize, Theme } from "../../abi/layout";
import type * as Privacy from "../privacy/index";
import type * as Search from "../search/index";
import type { Choices } from "../store";
import { more, texts } from "../texts";
import { ActionsContext } from "../views/actions";
import type { Opened } from "../views/Opener";
import type { Bar } from "../views/Panel";

interface Props extends Opened {
  choices: Choices;
  setBar(change: () => Bar | undefined): void;
}

/** Each calls itself so. In the order of Locale. */
const LANGUAGES = {
  en: "English",
  es: "Español",
  fr: "Français",
  de: "Deutsch",
  pt: "Português",
  it: "Italiano",
  nl: "Nederlands",
  pl: "Polski",
  ja: "日本語",
  zh: "中文",
  ar: "العربية",
  he: "עברית",
};
const languageNames = () =>
  Object.fromEntries([more.menu.automatic, ...Object.values(LANGUAGES)].entries()) as Record<Locale, string>;
const TAGS = [undefined, ...Object.keys(LANGUAGES)];

type Bars = typeof Search & typeof Privacy;

/** A bar that is asked for again begins anew. */
let bars = 0;

/**
 * What the visitor chooses for all their tabs.
 * Source: the WAI-ARIA Authoring Practices' menu button; what is chosen is seen at once, so the menu stays open.
 */
export function Menu({ label, choices, button, setBar, close }: Props) {
  const { choose } = useContext(ActionsContext);
  const menu = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const items = () => [...menu.current!.querySelectorAll<HTMLElement>("button")];

  useLayoutEffect(() => {
    items()[0]!.focus();
    const onPointer = ({ target }: Event) => {
      const isInside = menu.current!.contains(target as Node) || button.current!.contains(target as Node);
      if (!isInside) close(false);
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, []);

  const go = (event: KeyboardEvent, step: (at: number, count: number) => number) => {
    event.preventDefault();
    const all = items();
    const to = step(all.indexOf(document.activeElement as HTMLElement), all.length);
    all[(to + all.length) % all.length]!.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") go(event, (at) => at + 1);
    if (event.key === "ArrowUp") go(event, (at) => at - 1);
    if (event.key === "Home") go(event, () => 0);
    if (event.key === "End") go(event, (_, count) => count - 1);
    if (event.key === "Tab") close(true);
    if (event.key !== "Escape") return;
    // The menu alone, and not the panel.
    event.stopPropagation();
    close(true);
  };

  const group = <T extends number>(
    name: string,
    names: Record<T, string>,
    chosen: T,
    pick: (value: T) => Choices,
    tags: readonly (string | undefined)[] = [],
  ) => (
    <div role="group" aria-label={name} class={tags.length ? "short" : undefined}>
      <p aria-hidden="true">{name}</p>
      {Object.entries<string>(names).map(([value, text]) => (
        <button
          key={value}
          lang={tags[Number(value)]}
          type="button"
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={Number(value) === chosen ? "true" : "false"}
          onClick={() => choose(pick(Number(value) as T))}
        >
          {text}
        </button>
      ))}
    </div>
  );

  const closeBar = () => {
    setBar(() => undefined);
    button.current!.focus();
  };
  const openBar = async (address: string, name: keyof Bars) => {
    const key = ++bars;
    try {
      const { [name]: Bar } = (await import(address)) as Bars;
      close(true);
      setBar(() => (view) => <Bar key={key} view={view} close={closeBar} />);
    } catch {
      setFailed(true);
    }
  };
  const item = (text: string, address: string, name: keyof Bars) => (
    // Tab closes the menu; that it would reach these is how a low panel's menu is known to be scrolled by keys.
    <button type="button" role="menuitem" onClick={() => void openBar(address, name)}>
      {text}
    </button>
  );

  return (
    <div class="menu" role="menu" aria-label={label} ref={menu} onKeyDown={onKeyDown}>
      <div role="group">
        {item(more.menu.search, SEARCH_ADDRESS, "Search")}
        {item(more.menu.save, SEARCH_ADDRESS, "Save")}
        {item(more.menu.export, PRIVACY_ADDRESS, "Export")}
        {item(more.menu.erase, PRIVACY_ADDRESS, "Erase")}
        {failed && <p role="alert">{texts.notLoaded}</p>}
      </div>
      {group<Theme>(more.menu.theme, more.menu.themes, choices.theme, (theme) => ({ ...choices, theme }))}
      {group<TextSize>(more.menu.textSize, more.menu.textSizes, choices.textSize, (textSize) => ({
        ...choices,
        textSize,
      }))}
      {group<Locale>(
        more.menu.language,
        languageNames(),
        choices.locale,
        (locale) => ({ ...choices, locale }),
        TAGS,
      )}
      <button
        type="button"
        role="menuitemcheckbox"
        tabIndex={-1}
        aria-checked={choices.sound ? "true" : "false"}
        onClick={() => choose({ ...choices, sound: !choices.sound })}
      >
        {more.menu.sound}
      </button>
    </div>
  );
}
