import { configuration } from "../boot";

/** The hosts whose pictures the site allows. The document's policy names the same. */
export function imageHosts(): string[] {
  const { imageHosts } = configuration();
  return Array.isArray(imageHosts) ? imageHosts.filter((host) => typeof host === "string") : [];
}
