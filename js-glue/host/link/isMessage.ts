import { apply, exec } from "./primitives";

const pattern = /^[^\ud800-\udfff]{1,5000}$/u;

/**
 * A message fit to be sent: 1 to 5,000 code points, as the service takes them, and no half of a surrogate pair, which
 * has no UTF-8. The pattern looks at no more of a giant string than that.
 */
export const isMessage = (text: unknown): text is string =>
  typeof text == "string" && !!apply(exec, pattern, [text]);
