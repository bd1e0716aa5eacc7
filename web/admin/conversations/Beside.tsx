import { Fragment } from "preact";
import { Time } from "../parts/Time";
import type { Known } from "./merge";
import { personName } from "./words";

/** What is known beside what was said. */
export function Beside({ known }: { known: Known }) {
  const { conversation, page, context, tickets, notes } = known;
  const { person, site } = conversation;
  return (
    <section class="beside" aria-label="About the visitor">
      <h3>Visitor</h3>
      <dl>
        <dt>Who</dt>
        <dd dir="auto">
          {personName(person)}
          {person.id && (person.isVerified ? ", proven" : ", as the page says")}
        </dd>
        <dt>Site</dt>
        <dd>{site}</dd>
        {page && (
          <>
            <dt>Page</dt>
            <dd>{isWeb(page) ? <Away address={page} /> : page}</dd>
          </>
        )}
        {tickets.length > 0 && (
          <>
            <dt>Tickets</dt>
            <dd>{tickets.join(", ")}</dd>
          </>
        )}
        <Details of={person.profile} />
      </dl>
      {context && (
        <>
          <h3>What the page says</h3>
          <dl>
            <Details of={context} />
          </dl>
        </>
      )}
      <h3>Notes</h3>
      {notes.length === 0 && <p class="quiet">None. No visitor sees them.</p>}
      {notes.map(({ id, author, text, at }) => (
        <p class="note" key={id}>
          <span dir="auto">{text}</span>
          <br />
          {author}, <Time at={at} />
        </p>
      ))}
    </section>
  );
}

const isWeb = (address: string): boolean => /^https?:\/\//.test(address);

const Away = ({ address }: { address: string }) => (
  <a href={address} target="_blank" rel="noopener noreferrer">
    {address}
  </a>
);

const Details = ({ of }: { of: Readonly<Record<string, unknown>> | null }) => (
  <>
    {Object.entries(of ?? {}).map(([name, value]) => (
      <Fragment key={name}>
        <dt dir="auto">{name}</dt>
        <dd dir="auto">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
      </Fragment>
    ))}
  </>
);
