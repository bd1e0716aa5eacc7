import { useEffect, useState } from "preact/hooks";
import { Author } from "../../abi/layout";
import { partOf } from "../parts";
import type { Announcement } from "../store";
import { texts } from "../texts";
import { isMarked } from "./markup";
import { authorName } from "./names";

/** Long enough for any screen reader to take it; then whoever reads the page does not meet it a second time. */
const STANDS_FOR = 10_000;

/** Says each finished message once, and each of the visitor's that was not sent. The list itself is silent, since a streamed answer would be said piece by piece. */
export function Announcer(props: { announcements: readonly Announcement[]; botName: string }) {
  const [heard, setHeard] = useState(0);
  const latest = props.announcements.at(-1)?.id ?? 0;
  useEffect(() => {
    const timer = setTimeout(() => setHeard(latest), STANDS_FOR);
    return () => clearTimeout(timer);
  }, [latest]);
  return (
    <div class="unseen" aria-live="polite">
      {props.announcements
        .filter(({ id }) => id > heard)
        .map((said) => (
          <Said key={said.id} said={said} botName={props.botName} />
        ))}
    </div>
  );
}

/** What is said stays as it was: another text would be said once more. */
function Said({ said, botName }: { said: Announcement; botName: string }) {
  const [text] = useState(() =>
    said.author === Author.Visitor
      ? `${texts.failed} ${texts.announced(texts.retry, said.text)}`
      : texts.announced(authorName(said.author, botName), spoken(said)),
  );
  return <p>{text}</p>;
}

/** The text as it is said: without its markup, if it is seen without. */
const spoken = (said: Announcement): string =>
  (isMarked(said) && partOf("rich")?.plainText(said.text)) || said.text;
