// Serves the gallery: `tools/gallery [PORT]`, or from tests. What stands for the frame has the frame's own security policy.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { galleryFiles } from "./files.mjs";

export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob: https://img.example; " +
  "connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
/** A strict page around the launcher, and the page of the gallery. */
const PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'";

const picture = (hue) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 176 132"><rect width="176" height="132" fill="hsl(${hue} 35% 88%)"/>` +
  `<circle cx="88" cy="70" r="34" fill="none" stroke="hsl(${hue} 40% 45%)" stroke-width="9"/>` +
  `<circle cx="88" cy="34" r="10" fill="hsl(${hue} 60% 62%)"/></svg>`;

/** The one file of a visitor that can be had. */
const UPLOAD = `/api/uploads/u_${"1".padStart(32, "0")}`;

function answerTo(files, pathname) {
  if (pathname === UPLOAD) return ["image/png", readFileSync(new URL("ring.png", import.meta.url))];
  const [, hue] = /^\/pictures\/(\d+)\.svg$/.exec(pathname) ?? [];
  return hue ? ["image/svg+xml", picture(hue)] : files[pathname];
}

function send(response, pathname, answer) {
  const [type, body] = answer ?? ["text/plain", "There is nothing here."];
  const charset = /^(application\/wasm|image\/png)$/.test(type) ? "" : "; charset=utf-8";
  response.writeHead(answer ? 200 : 404, {
    "Content-Type": type + charset,
    "Content-Security-Policy": pathname === "/frame" ? POLICY : PAGE_POLICY,
  });
  response.end(body);
}

/** Resolves with the running server; its `origin` is where it is. */
export async function serveGallery(port = 0) {
  const files = await galleryFiles();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://gallery");
    send(response, pathname, answerTo(files, pathname));
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return Object.assign(server, { origin: `http://127.0.0.1:${server.address().port}` });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serveGallery(Number(process.argv[2] ?? 8090));
  console.log(origin);
}
