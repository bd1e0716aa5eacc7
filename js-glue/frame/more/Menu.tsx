import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Locale, Notice, TextSize, Theme } from "../../abi/layout";
import { loadPart } from "../parts";
import type * as Privacy from "../privacy/index";
import type * as Search from "../search/index";
import type { Choices, Status, Texts } from "../store";
import { more, texts } from "../texts";
import { actions } from "../views/actions";
import type { Opened } from "../views/Opener";
import type { Bar } from "../views/Panel";
import { Notifications } from "./Notifications";
import { isOffered, openWindow } from "./ownWindow";
import { Switch } from "./Switch";

interface Props extends Opened {
  choices: Choices;
  texts: Texts;
  status: Status;
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

type Bars = Pick<typeof Search & typeof Privacy, "Search" | "Save" | "End" | "Export" | "Erase">;

/** A bar that is asked for again begins anew. */
let bars = 0;

/**
 * What the visitor chooses for all their tabs.
 * Source: the WAI-ARIA Authoring Practices' menu button; what is chosen is seen at once, so the menu stays open.
 */
export function Menu({ label, choices, texts: said, status, button, setBar, close }: Props) {
  const { choose } = actions;
  const menu = useRef<HTMLDivElement>(null);
  /** Of what the first items do: it is said above them. */
  const [failure, fail] = useState("");
  const [problem, say] = useState("");
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
      fail(texts.notLoaded);
    }
  };
  const item = (text: string, address: string, name: keyof Bars) => (
    // Tab closes the menu; that it would reach these is how a low panel's menu is known to be scrolled by keys.
    <button type="button" role="menuitem" onClick={() => void openBar(address, name)}>
      {text}
    </button>
  );

  const openFeedback = async () => {
    const key = ++bars;
    try {
      const { Feedback } = await loadPart("feedback");
      close(true);
      setBar(() => (view) => <Feedback key={key} view={view} close={closeBar} />);
    } catch {
      fail(texts.notLoaded);
    }
  };

  // Where something was said, and it has not ended.
  const canEnd = status.notice !== Notice.ConversationEnded && actions.texts(0).length > 0;
  const popOut = () => {
    if (!openWindow(said, choices, actions)) return fail(more.window.blocked);
    close(true);
    // It goes on there.
    actions.close();
  };

  return (
    <div class="menu" ref={menu} onKeyDown={onKeyDown}>
      {failure && <p role="alert">{failure}</p>}
      <div role="menu" aria-label={label}>
        <div role="group">
          {item(more.menu.search, SEARCH_ADDRESS, "Search")}
          {item(more.menu.save, SEARCH_ADDRESS, "Save")}
          {isOffered() && (
            <button type="button" role="menuitem" onClick={popOut}>
              {more.window.open}
            </button>
          )}
          <button type="button" role="menuitem" onClick={() => void openFeedback()}>
            {more.feedback.give}
          </button>
          {canEnd && item(more.menu.end, PRIVACY_ADDRESS, "End")}
          {item(more.menu.export, PRIVACY_ADDRESS, "Export")}
          {item(more.menu.erase, PRIVACY_ADDRESS, "Erase")}
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
        <Switch
          name={more.menu.sound}
          on={choices.sound}
          onClick={() => choose({ ...choices, sound: !choices.sound })}
        />
        {said.notifications !== "false" && <Notifications choices={choices} say={say} />}
      </div>
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
