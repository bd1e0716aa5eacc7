import { createHash } from "node:crypto";

/** Hexadecimal digits of a name's hash: 48 bits, for a handful of files. */
const HASH_DIGITS = 12;

/** Where a file is served whose name carries a hash of its content, and so never changes. */
export function assetPath(name, contents, folder = "/assets/") {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, HASH_DIGITS);
  return `${folder}${name.replace(".", `-${hash}.`)}`;
}
