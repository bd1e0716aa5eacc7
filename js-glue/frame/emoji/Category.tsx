import { nameOf } from "./names";

interface Props {
  name: string;
  emoji: readonly string[];
  columns: number;
  pick(emoji: string): void;
}

export function Category({ name, emoji, columns, pick }: Props) {
  return (
    <div role="rowgroup" aria-label={name}>
      <p aria-hidden="true">{name}</p>
      {rowsOf(emoji, columns).map((row) => (
        <div role="row" key={row[0]}>
          {row.map((one) => (
            // Tab closes the picker; that it would reach these is how it is known to be scrolled by keys.
            <button
              type="button"
              role="gridcell"
              key={one}
              title={nameOf(one)}
              aria-label={nameOf(one)}
              onClick={() => pick(one)}
            >
              {one}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

function rowsOf(emoji: readonly string[], columns: number): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < emoji.length; at += columns) rows.push(emoji.slice(at, at + columns));
  return rows;
}
