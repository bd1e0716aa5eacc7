/** Whether the pattern, in which `*` stands for any text, fits the whole path. In time linear in both. */
export function fits(pattern: string, path: string): boolean {
  const parts = pattern.split("*");
  const first = parts.shift()!;
  const last = parts.pop();
  if (!path.startsWith(first)) return false;
  if (last === undefined) return path == first;
  let at = first.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/** Of several patterns, with spaces between them, one has to fit. */
export const fitsOne = (patterns: string, path: string): boolean =>
  patterns.split(" ").some((pattern) => pattern && fits(pattern, path));
