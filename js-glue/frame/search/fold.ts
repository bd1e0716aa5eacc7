/** A text as it is searched, and where in the text each of its code units comes from; at the end, the text's length. */
export interface Folded {
  text: string;
  from: readonly number[];
}

/**
 * What stands over and under letters, where they are the same letters without it; and what is not seen. The voicing marks
 * of kana and the vowels of Indian and Thai scripts make other letters.
 */
const IGNORED = /\p{Cf}|(?=\p{M})(?![\u3099\u309a])[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}]/gu;
const SPACE = /^\s+$/;
const PLAIN = /^[ -~]*$/;
/** What typewriters have one key for. */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛]/g, "'"],
  [/[“”„‟]/g, '"'],
  [/[‐-―−]/g, "-"],
];

/** A text without what a reader who searches does not mind: case, diacritics, how much white space there is and of what kind. */
export function fold(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase().replace(/ +/g, " ") : foldMapped(text).text;
}

/** Character by character: that is what can be mapped back. */
export function foldMapped(text: string): Folded {
  let folded = "";
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = foldCharacter(character);
    const isRepeated = plain === " " && folded.endsWith(" ");
    if (!isRepeated) {
      folded += plain;
      for (let i = 0; i < plain.length; ++i) from.push(at);
    }
    at += character.length;
  }
  from.push(at);
  return { text: folded, from };
}

function foldCharacter(character: string): string {
  if (SPACE.test(character)) return " ";
  let plain = character;
  for (const [looks, like] of LOOKALIKES) plain = plain.replace(looks, like);
  // By way of the capital: both small sigmas have one, and ß two.
  return plain.normalize("NFKD").replace(IGNORED, "").toUpperCase().toLowerCase();
}

/** A letter before one of these is another letter. */
const VOICED = /[\u3099\u309a]/;

/** Where each occurrence begins; they do not overlap. */
export function occurrences(folded: string, query: string): number[] {
  const found: number[] = [];
  for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + query.length))
    if (!VOICED.test(folded[at + query.length] ?? "")) found.push(at);
  return found;
}

/** From where to where a part of the folded text stands in the text: whole characters, with what stands over and under them. */
export function unfold({ from }: Folded, start: number, end: number): [start: number, end: number] {
  let to = end;
  while (from[to] === from[to - 1]) ++to;
  return [from[start]!, from[to]!];
}
