import type { Found } from "./browserData";

/** What is sent along, by the names that it is sent with: in no language. */
export const Told = ({ told: { page, browser } }: { told: Found }) => (
  <dl dir="ltr">
    {Object.entries({ page, ...browser }).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{String(value)}</dd>
      </div>
    ))}
  </dl>
);
