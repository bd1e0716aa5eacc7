import { createServer } from "node:http";
import type { OutgoingHttpHeaders, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import { bundle } from "../bundle.mjs";

/** A host page: what stands in its head and body, and its headers. */
export interface HostPage {
  head?: string;
  body?: string;
  headers?: Record<string, string>;
}

export interface Servers {
  /** The widget's origin: pipit.js and the frame document that plays the frame's half. */
  readonly widget: string;
  readonly host: string;
  /** Puts a page on the host's origin and gives its address. */
  page(path: string, page: HostPage): string;
  /** Requests that reached the widget's origin. */
  readonly requests: string[];
  /** What pages told the host's origin, for when the browser's remote control loses sight of them. */
  readonly reports: string[];
  /** While it is set, frame documents are not answered. */
  hold: boolean;
  /** What is served as pipit.js; nothing breaks the connection. */
  tag: (built: string) => string | undefined;
  /** What is served as the second script, likewise. */
  link: (built: string) => string | undefined | Promise<string>;
  /** Where that is. */
  readonly linkPath: string;
  readonly forwardPath: string;
  close(): void;
}

const listen = (server: Server, host: string): Promise<number> =>
  new Promise((resolve) => server.listen(0, host, () => resolve((server.address() as AddressInfo).port)));

const html = ({ head = "", body = "<h1>Shop</h1>" }: HostPage): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>` +
  `<meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;

/** The site `elsewhere` allows another page than ours. */
const frameHeaders = (url: string): OutgoingHttpHeaders => ({
  "content-type": "text/html",
  ...(url.includes("site=elsewhere") && {
    "content-security-policy": "frame-ancestors https://elsewhere.example",
  }),
});

const scriptHeaders = { "content-type": "text/javascript", "access-control-allow-origin": "*" };

/** Two real origins on one machine: `localhost` is the widget's, `127.0.0.1` the host's. */
export async function startServers(): Promise<Servers> {
  const { tag, link, path: linkPath, inline, wanted } = await bundle();
  const scripts: Record<string, () => string | undefined | Promise<string>> = {
    "/pipit.js": () => servers.tag(tag),
    "/pipit-chat.js": () => inline,
    ...Object.fromEntries(Object.values(wanted).map(({ path, script }) => [path, () => script])),
    [linkPath]: () => servers.link(link),
  };
  const framePage = await readFile(new URL("framePage.html", import.meta.url), "utf8");
  const pages = new Map<string, HostPage>();
  const requests: string[] = [];
  const reports: string[] = [];

  const widgetServer = createServer(async (request, response) => {
    requests.push(request.url!);
    const script = await scripts[request.url!]?.();
    if (script) response.writeHead(200, scriptHeaders).end(script);
    else if (scripts[request.url!]) request.socket.destroy();
    else if (!request.url!.startsWith("/frame/")) response.writeHead(404).end();
    else if (!servers.hold) response.writeHead(200, frameHeaders(request.url!)).end(framePage);
  });
  const hostServer = createServer((request, response) => {
    const [path, query] = request.url!.split("?");
    if (path == "/report") reports.push(decodeURIComponent(query!));
    const page = pages.get(path!);
    response
      .writeHead(page ? 200 : 404, { "content-type": "text/html", ...page?.headers })
      .end(html(page ?? {}));
  });
  const servers: Servers = {
    widget: `http://localhost:${await listen(widgetServer, "localhost")}`,
    host: `http://127.0.0.1:${await listen(hostServer, "127.0.0.1")}`,
    requests,
    reports,
    hold: false,
    tag: (built) => built,
    link: (built) => built,
    linkPath,
    forwardPath: wanted["forward"]!.path,
    page: (path, page) => {
      pages.set(path, page);
      return servers.host + path;
    },
    close: () => {
      for (const server of [widgetServer, hostServer]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
  return servers;
}
