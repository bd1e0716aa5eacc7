import type { ComponentChildren } from "preact";

interface Props {
  label: string;
  columns: readonly string[];
  children: ComponentChildren;
}

/** A table in a box of its own, which scrolls where the page is narrow; by keyboard as well. */
export const Sheet = ({ label, columns, children }: Props) => (
  <div class="sheet" role="region" aria-label={label} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
