// What surrounds the frame in its tests: the page that embeds it, and the service behind it.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import {
  bundleFrame,
  bundleParts,
  bundleStyle,
  bundleTexts,
  frameDocument,
} from "../../tools/lib/build-web.mjs";
import { POLICY } from "../../web/gallery/serve.mjs";

const NONCE = "0123456789abcdef0123456789abcdef";
const ENGINE = new URL("../../build/wasm/wasm/abi/engine.wasm", import.meta.url);
const CONFIG = { site: "demo", botName: "Ada", welcome: "Ask me anything", placeholder: "Ask" };

// The host's half of the protocol, as small as it can be; what it heard and stored can be looked at.
const HOST = `
  const frame = document.querySelector("iframe");
  window.heard = [];
  window.stored = JSON.parse(sessionStorage.stored ?? "{}");
  const { origin } = new URL(frame.src);
  let port;
  const answer = ({ t, p }) => {
    if (t === "storage.get") return { v: p.k.map((key) => stored[key] ?? null) };
    if (t === "storage.set") stored[p.k] = p.v;
    if (t === "storage.remove") for (const key of p.k) delete stored[key];
    sessionStorage.stored = JSON.stringify(stored);
    return {};
  };
  const connect = () => {
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      heard.push(message);
      const reply = (p) => port.postMessage(JSON.stringify({ v: 1, id: message.id, t: "reply", p }));
      if (message.id) reply({ ok: true, ...answer(message) });
      if (message.t === "hello") port.postMessage('{"v":1,"id":0,"t":"open","p":{"focus":true}}');
    };
    frame.contentWindow.postMessage('{"v":1,"id":0,"t":"connect","p":{"nonce":"${NONCE}"}}', origin, [channel.port2]);
  };
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = JSON.parse(event.data);
    heard.push(message);
    if (message.t === "ready") connect();
  });
`;

// Makes the next call into the engine trap, where a test says so, as a defect in it would.
const TRAPS = `
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...parts) => {
    const { exports } = await instantiate(...parts);
    const pipit_handle = (...values) => {
      if (!window.trap) return exports.pipit_handle(...values);
      window.trap = false;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    return { exports: { ...exports, pipit_handle } };
  };
`;

export class FrameWorld {
  static async start() {
    const [script, parts, style, texts] = await Promise.all([
      bundleFrame(),
      bundleParts("/frame.js"),
      bundleStyle(),
      bundleTexts(),
    ]);
    const world = new FrameWorld(script, parts, style, texts);
    await new Promise((resolve) => world.server.listen(0, resolve));
    const { port } = world.server.address();
    world.widgetOrigin = `http://127.0.0.1:${port}`;
    world.hostOrigin = `http://localhost:${port}`;
    world.reset();
    return world;
  }

  widgetOrigin = "";
  hostOrigin = "";
  /** @type {Record<string, unknown>} */
  config = {};
  /** The pieces in which the service streams its next answers. @type {string[]} */
  answer = [];
  /** What that carries. @type {object | undefined} */
  extra;
  /** What visitors have sent, each once. @type {string[]} */
  texts = [];

  constructor(script, parts, style, texts) {
    this.files = {
      "/frame.js": ["text/javascript", () => script],
      "/cards.js": ["text/javascript", () => parts.cards],
      "/forms.js": ["text/javascript", () => parts.forms],
      "/more.js": ["text/javascript", () => parts.more],
      "/own.js": ["text/javascript", () => parts.own],
      "/refused.js": ["text/javascript", () => parts.refused],
      "/traps.js": ["text/javascript", () => TRAPS],
      "/frame.css": ["text/css", () => style],
      ...Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [`/texts-${name}.js`, ["text/javascript", () => text]]),
      ),
      "/engine.wasm": ["application/wasm", () => readFileSync(ENGINE)],
      "/host.js": ["text/javascript", () => HOST],
      "/host": ["text/html", (query) => this.hostPage(query)],
      "/frame/": ["text/html", (query) => this.framePage(query)],
    };
    this.server = createServer((request, response) => this.serve(request, response));
  }

  /** As at the beginning: a service that is there and knows nobody. */
  reset() {
    this.config = { ...CONFIG, allow: [this.hostOrigin] };
    this.answer = [];
    this.extra = undefined;
    this.silent = false;
    this.engineMissing = false;
    this.texts = [];
    this.messages = [];
    this.streams = new Set();
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  hostPage(query) {
    const address = `${this.widgetOrigin}/frame/?${query}#o=${encodeURIComponent(this.hostOrigin)}&n=${NONCE}&v=1`;
    const src = address.replaceAll("&", "&amp;");
    return `<!doctype html><title>Host</title><iframe title="Chat" width="400" height="600" src="${src}"></iframe><script src="/host.js"></script>`;
  }

  framePage(query) {
    const page = frameDocument({
      engine: "/engine.wasm",
      script: "/frame.js",
      parts: "/*.js",
      style: "/frame.css",
    });
    const traps = query.has("traps") ? '<script src="/traps.js"></script>' : "";
    return page.replace("{{config}}", JSON.stringify(this.config)).replace("</head>", `${traps}</head>`);
  }

  async serve(request, response) {
    const { pathname, searchParams } = new URL(request.url, this.widgetOrigin);
    if (pathname.startsWith("/api/"))
      return this.silent ? response.destroy() : this.api(pathname, request, response);
    const [type, body] = this.files[pathname] ?? [];
    const missing = !type || (pathname === "/engine.wasm" && this.engineMissing);
    const policy = pathname === "/frame/" ? { "Content-Security-Policy": POLICY } : {};
    response.writeHead(missing ? 404 : 200, { "Content-Type": type ?? "text/plain", ...policy });
    response.end(missing ? "" : body(searchParams));
  }

  async api(path, request, response) {
    let body = "";
    for await (const part of request) body += part;
    if (path === "/api/session") return this.json(response, 200, this.session());
    if (path === "/api/events") return this.events(request, response);
    if (path !== "/api/chat") return this.json(response, 404, { error: { code: "not_found" } });
    const { clientId, text } = JSON.parse(body);
    // What it has already it acknowledges again: an engine that trapped may not have noted that it was sent.
    const known = this.messages.find((message) => message.clientId === clientId);
    const message = known ?? this.add({ author: "visitor", state: "complete", clientId, text });
    this.json(response, 202, { id: message.id, seq: message.seq, at: message.at });
    if (known) return;
    this.texts.push(text);
    this.reply();
  }

  json(response, status, body) {
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }

  session() {
    return { token: "token-1", visitor: "v_1", conversation: "c_1", expires: Date.now() + 86_400_000 * 60 };
  }

  events(request, response) {
    const from = Number(request.headers["last-event-id"] ?? 0);
    response.writeHead(200, { "Content-Type": "text/event-stream" }).write(": hello\n\n");
    this.streams.add(response);
    for (const message of this.messages) if (message.change > from) this.push(this.eventOf(message));
  }

  add(part) {
    const count = this.messages.length + 1;
    const message = { id: `m_${count}`, seq: count, change: this.change(), at: Date.now(), ...part };
    this.messages.push(message);
    this.push(this.eventOf(message));
    return message;
  }

  change() {
    return Math.max(0, ...this.messages.map(({ change }) => change)) + 1;
  }

  reply() {
    const message = this.add({ author: "assistant", state: "streaming", text: "" });
    for (const text of this.answer) {
      const delta = { id: message.id, from: Buffer.byteLength(message.text), text };
      message.text += text;
      this.push(`event: delta\ndata: ${JSON.stringify(delta)}\n\n`);
    }
    Object.assign(message, { change: this.change(), state: "complete", extra: this.extra });
    this.push(this.eventOf(message));
  }

  eventOf(message) {
    return `id: ${message.change}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;
  }

  push(text) {
    for (const stream of this.streams) stream.write(text);
  }
}
