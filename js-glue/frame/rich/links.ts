export interface LinkTarget {
  href: string;
  rel: string;
  target: string;
}

const REL = "noopener noreferrer nofollow ugc";
const WEB = /^https?:$/;
const PROGRAMS = /^(mailto|tel):$/;

/** markdown.wasm has decided already; that nothing else is ever linked does not rest on it alone. */
export function linkTo(address: string): LinkTarget | undefined {
  const protocol = URL.canParse(address) ? new URL(address).protocol : "";
  if (WEB.test(protocol)) return { href: address, rel: REL, target: "_blank" };
  // No page comes of these: a new tab would stay empty.
  if (PROGRAMS.test(protocol)) return { href: address, rel: REL, target: "_top" };
  return undefined;
}
