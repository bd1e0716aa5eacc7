import { siteName } from "../forMore";

export interface HelpArticle {
  title: string;
  address: string;
}

/** A word of fewer letters finds half of all articles. */
const MIN_QUERY = 3;
/** As many as the service takes, and tells. */
const MAX_QUERY = 200;
const MAX_ARTICLES = 5;

/** Articles of the site's help (docs/articles.md), best first; none where the service cannot be asked. */
export async function findHelp(query: string, signal: AbortSignal): Promise<HelpArticle[]> {
  if (query.length < MIN_QUERY) return [];
  try {
    const asked = new URLSearchParams({
      site: siteName(),
      language: document.documentElement.lang.slice(0, 2),
      q: [...query].slice(0, MAX_QUERY).join(""),
    });
    const answer = await fetch(`/api/help?${asked}`, { signal });
    return answer.ok ? articlesIn(await answer.json()) : [];
  } catch {
    return [];
  }
}

/** Of what is not as it should be, nothing. */
export function articlesIn(told: unknown): HelpArticle[] {
  const { articles } = (told ?? {}) as { articles?: unknown };
  if (!Array.isArray(articles)) return [];
  return articles.slice(0, MAX_ARTICLES).flatMap((article: { title?: unknown; link?: unknown } | null) => {
    const { title, link } = article ?? {};
    if (typeof title !== "string" || typeof link !== "string" || !title) return [];
    if (!URL.canParse(link, location.origin)) return [];
    const address = new URL(link, location.origin);
    return /^https?:$/.test(address.protocol) ? [{ title, address: address.href }] : [];
  });
}
