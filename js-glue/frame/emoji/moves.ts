/** Cells one after the other, and with which of them rows and categories begin. None is without cells. */
export interface Layout {
  count: number;
  rows: readonly number[];
  categories: readonly number[];
}

/**
 * The cell that a key leads to from another; nothing, if it is none of the grid's. To the left and the right it goes on in the next row.
 * Source: the WAI-ARIA Authoring Practices' grid, in which pages are what an author takes for pages: here, the categories.
 */
export function moved(key: string, { count, rows, categories }: Layout, at: number, withControl: boolean) {
  const row = rows.findLastIndex((start) => start <= at);
  const last = count - 1;
  const endOf = (index: number): number => (rows[index + 1] ?? count) - 1;
  const inRow = (index: number): number => Math.min(rows[index]! + at - rows[row]!, endOf(index));
  switch (key) {
    case "next":
      return Math.min(at + 1, last);
    case "previous":
      return Math.max(at - 1, 0);
    case "ArrowDown":
      return row + 1 < rows.length ? inRow(row + 1) : at;
    case "ArrowUp":
      return row > 0 ? inRow(row - 1) : at;
    case "Home":
      return withControl ? 0 : rows[row]!;
    case "End":
      return withControl ? last : endOf(row);
    case "PageDown":
      return categories.find((start) => start > at) ?? last;
    case "PageUp":
      return categories.findLast((start) => start < at) ?? 0;
  }
}
