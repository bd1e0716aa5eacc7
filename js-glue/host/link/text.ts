/** Methods of texts are the page's to replace: indexes are not. */
export function shortened(value: unknown, length: number): string {
  const text = "" + value;
  if (text.length <= length) return text;
  let short = "";
  for (let index = 0; index < length; index++) short += text[index];
  return short;
}
