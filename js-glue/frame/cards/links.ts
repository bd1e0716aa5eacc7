import { LinkTarget, type Card } from "../../abi/layout";

/** The engine has decided already; that nothing but the web is ever linked does not rest on it alone. */
export function linkOf({ link, target }: Card): string | undefined {
  if (target === LinkTarget.None) return undefined;
  try {
    return /^https?:$/.test(new URL(link).protocol) ? link : undefined;
  } catch {
    return undefined;
  }
}

/** A picture comes from the widget's own origin or not at all. */
export function imageOf({ image }: Card): string | undefined {
  if (!image.startsWith("/")) return undefined;
  const url = new URL(image, location.origin);
  return url.origin === location.origin ? url.href : undefined;
}
