import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { loadPart } from "../parts";
import type { View } from "../store";
import { more as ui, words } from "../texts";
import { actions, type Said } from "../views/actions";
import { CloseIcon, DownIcon, SendIcon } from "../views/icons";
import { isForInputMethod } from "../views/inputMethod";
import { authorName } from "../views/names";
import { fold } from "./fold";
import { Help } from "./Help";
import { isSame, MAX_MATCHES, matchesIn, type Match } from "./matches";
import { foldedText, shownText } from "./shown";
import { useMarks } from "./useMarks";
import { useWhole } from "./useWhole";

/** Longer ones nobody types. */
const MAX_QUERY = 200;
/** Who types on wants no answer to the beginning. In milliseconds. */
const PAUSE = 150;
/** And a screen reader is to say the last of what changes. */
const QUIET = 600;
/** What is said aloud of a message. */
const MAX_SAID = 200;

export interface BarProps {
  view: View;
  close(): void;
}

/** Over the whole conversation, from its end. The focus stays here: the list shows one match after the other. */
export function Search({ view, close }: BarProps) {
  const { goTo } = actions;
  const { said, isLoading, isPart, refresh } = useWhole(view);
  const [typed, setTyped] = useState("");
  const [query, setQuery] = useState("");
  const [now, setNow] = useState<Match>();
  const field = useRef<HTMLInputElement>(null);
  const folded = useFolded(said);
  const matches = useMatches(said, folded, query);
  const at = matches.findIndex((match) => isSame(match, now));
  const current = matches[at];
  const showMarks = useMarks(view.list, query, current);

  useLayoutEffect(() => field.current!.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => look(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    if (at < 0 && matches.length) step(1);
  }, [matches, at]);

  const look = (text: string) => {
    const next = fold(text).trim();
    if (next === query) return;
    refresh();
    setNow(undefined);
    setQuery(next);
  };
  /** From the newest to the oldest, and around. */
  const step = (by: number) => {
    const next = matches.at((at + by) % matches.length);
    if (!next) return;
    setNow(next);
    showMarks();
    goTo(next.said.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isForInputMethod(event)) return;
    if (event.key === "Escape") {
      // The bar alone, and not the panel.
      event.stopPropagation();
      close();
    }
    if (event.target !== field.current) return;
    const isEnter = event.key === "Enter";
    if (isEnter) look(typed);
    const by =
      event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : isEnter ? (event.shiftKey ? -1 : 1) : 0;
    if (!by) return;
    event.preventDefault();
    if (fold(typed).trim() === query) step(by);
  };

  const isDone = query !== "" && !isLoading && !!folded;
  const count = countText(matches.length);
  const place = current
    ? ui.search.matchOf(words.number(at + 1), count)
    : isDone && !matches.length
      ? ui.search.none
      : "";
  const more = query && isLoading ? ui.search.looking : query && isPart ? ui.search.lookedInPart : "";
  const isOne = useQuiet(
    current
      ? ui.search.found(place, authorName(current.said.author, view.texts.botName), excerpt(current.said))
      : place,
  );
  return (
    <div class="bar" role="search" onKeyDown={onKeyDown}>
      <input
        type="search"
        aria-label={ui.search.field}
        placeholder={ui.search.search}
        dir="auto"
        maxLength={MAX_QUERY}
        autocomplete="off"
        enterkeyhint="search"
        value={typed}
        ref={field}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <span class="place" aria-hidden="true">
        {place}
      </span>
      <button
        type="button"
        class="round"
        aria-label={ui.search.earlier}
        disabled={!current}
        onClick={() => step(1)}
      >
        <SendIcon />
      </button>
      <button
        type="button"
        class="round"
        aria-label={ui.search.later}
        disabled={!current}
        onClick={() => step(-1)}
      >
        <DownIcon />
      </button>
      <button type="button" class="round" aria-label={ui.search.close} onClick={close}>
        <CloseIcon />
      </button>
      {more && <p>{more}</p>}
      <Help query={typed.trim()} />
      <p class="unseen" aria-live="polite">
        {isOne} {isOne && more}
      </p>
    </div>
  );
}

type Fold = (said: Said) => string;

/** Looked for again only when there is something else to look for, or to look in. */
function useMatches(said: readonly Said[], folded: Fold | undefined, query: string): Match[] {
  const last = useRef<{ of: readonly unknown[]; matches: Match[] }>({ of: [], matches: [] });
  const of = [said, folded, query];
  if (of.some((one, i) => one !== last.current.of[i]))
    last.current = { of, matches: folded ? matchesIn(said, folded, query) : [] };
  return last.current.matches;
}

/** What is searched of each message; nothing until it is known how they are shown. */
function useFolded(said: readonly Said[]): Fold | undefined {
  const [folded, setFolded] = useState<Fold>();
  useEffect(() => {
    const begin = () => setFolded(() => remembered(foldedText));
    loadPart("rich").then(begin, begin);
  }, []);
  // As they come, and not all at once when something is typed.
  useEffect(() => {
    if (folded) said.forEach(folded);
  }, [said, folded]);
  return folded;
}

function remembered(folded: Fold): Fold {
  const known = new WeakMap<Said, string>();
  return (said) => {
    const text = known.get(said) ?? folded(said);
    known.set(said, text);
    return text;
  };
}

function useQuiet(text: string): string {
  const [said, say] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => say(text), QUIET);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}

const countText = (count: number): string => words.number(count) + (count === MAX_MATCHES ? "+" : "");

const excerpt = (said: Said): string => {
  const text = shownText(said).trim();
  return text.length > MAX_SAID ? `${text.slice(0, MAX_SAID)}…` : text;
};
