import { useEffect, useState } from "preact/hooks";
import { more as ui } from "../texts";
import { findHelp, type HelpArticle } from "./articles";

/** The service is asked when somebody has stopped to type. In milliseconds. */
const PAUSE = 400;

/** What the site's help has to say about what is sought; without any it takes no room. */
export function Help({ query }: { query: string }) {
  const [articles, setArticles] = useState<HelpArticle[]>([]);
  useEffect(() => {
    const end = new AbortController();
    const look = async () => {
      const found = await findHelp(query, end.signal);
      if (!end.signal.aborted) setArticles(found);
    };
    const timer = setTimeout(() => void look(), PAUSE);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [query]);
  if (!articles.length) return null;
  return (
    <nav class="help" aria-label={ui.search.help}>
      <p aria-hidden="true">{ui.search.help}</p>
      <ul>
        {articles.map(({ title, address }) => (
          <li key={address}>
            <a href={address} target="_blank" rel="noopener noreferrer" dir="auto">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
