import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import type * as Contents from "../highlight/index";
import type { Token } from "../highlight/index";
import { useRoom } from "./room";

/** Longer code stays plain: colouring it would hold the page up. */
const MAX_COLOURED = 10_000;

/** The pieces of finished code in a language that is known, once they are. The script comes with the first such code. */
export function useHighlight(
  code: string,
  language: string,
  isFinished: boolean,
): readonly Token[] | undefined {
  const isWanted = isFinished && language !== "" && code.length <= MAX_COLOURED;
  const [found, setFound] = useState<{ code: string; tokens: readonly Token[] }>();
  useEffect(() => {
    if (!isWanted) return;
    (import(HIGHLIGHT_ADDRESS) as Promise<typeof Contents>)
      .then(({ highlight }) => {
        const tokens = highlight(code, language);
        if (tokens) setFound({ code, tokens });
      })
      .catch(() => {}); // It is readable without.
  }, [code, language, isWanted]);
  const tokens = isWanted && found?.code === code ? found.tokens : undefined;
  return useRoom(tokens ? piecesOf(tokens) : 0) ? tokens : undefined;
}

const piecesOf = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, token) => sum + (typeof token === "string" ? 0 : 1 + piecesOf(token.tokens)), 0);

export const coloured = (tokens: readonly Token[]): ComponentChild[] =>
  tokens.map((token) =>
    typeof token === "string" ? token : <span class={token.name}>{coloured(token.tokens)}</span>,
  );
