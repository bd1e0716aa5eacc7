/** The hosts whose pictures the site allows, as the service wrote them into the document. Its policy names the same. */
export function imageHosts(): string[] {
  try {
    const { imageHosts } = JSON.parse(document.getElementById("pipit-config")?.textContent ?? "") as {
      imageHosts?: unknown;
    };
    return Array.isArray(imageHosts) ? imageHosts.filter((host) => typeof host === "string") : [];
  } catch {
    return [];
  }
}
