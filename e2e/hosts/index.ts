/** A page of a customer, as the chat finds it. In texts `WIDGET` stands for the widget's origin. */
export interface Host {
  /** What is special about it. */
  name: string;
  /** The page: `<file>.html` beside this one, by default `plain`. */
  file?: string;
  headers?: Record<string, string>;
  /** The name under which the page is reached, and the widget; both by plain http. */
  at?: string;
  widgetAt?: string;
  /** Opened from the disk. */
  isFile?: boolean;
  /** Requests that a content blocker of the visitor refuses. */
  blocked?: RegExp;
  /** A service worker of the page. */
  worker?: string;
  /** The page has a button that brings its next page without loading a document. */
  goesOn?: boolean;
  /** The chat is at the other side. */
  mirrored?: boolean;
}

/** What the console says of a page on which there can be no chat, and what its visitor sees. */
export interface Refusal {
  console: RegExp;
  /** Nothing, where not even the launcher's script may run. */
  notice?: "The chat is not available here." | "The chat could not be reached.";
}

const policy = (...directives: string[]) => ({
  "content-security-policy": ["default-src 'none'; img-src data:", ...directives].join("; "),
});

export const HOSTS: Host[] = [
  { name: "nothing special" },
  { name: "a strict Content-Security-Policy", headers: policy("script-src WIDGET", "frame-src WIDGET") },
  {
    name: "Trusted Types",
    headers: policy(
      "script-src WIDGET",
      "frame-src WIDGET",
      "require-trusted-types-for 'script'",
      "trusted-types pipit",
    ),
  },
  {
    name: "cross-origin isolation",
    headers: {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    },
  },
  {
    name: "cross-origin isolation without credentials",
    headers: {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "credentialless",
    },
  },
  { name: "quirks mode", file: "quirks" },
  { name: "a <base>", file: "base" },
  { name: "right to left", file: "rightToLeft", mirrored: true },
  { name: "a reset that unsets everything", file: "unset" },
  { name: "a body that is moved, filtered and contained", file: "moved" },
  { name: "styles that hide iframes and bend buttons", file: "hiddenFrames" },
  { name: "jQuery", file: "jquery" },
  { name: "prototype.js", file: "prototype" },
  { name: "extended prototypes", file: "extended" },
  { name: "bodies that Turbo swaps", file: "turbo", goesOn: true },
  { name: "React on the whole document", file: "react", goesOn: true },
  { name: "React roots in the body", file: "reactRoot", goesOn: true },
  { name: "a service worker that answers from its cache", worker: "workerFromCache" },
  {
    name: "a sandbox with allow-same-origin",
    headers: { "content-security-policy": "sandbox allow-scripts allow-same-origin" },
  },
  { name: "plain http", at: "shop.test" },
  { name: "plain http, as the widget", at: "shop.test", widgetAt: "chat.test" },
  { name: "a content blocker against measuring", blocked: /analytics|tracking|ping|metrics|beacon|stats/i },
];

export const REFUSING: (Host & { refusal: Refusal })[] = [
  {
    name: "a sandbox without allow-same-origin",
    headers: { "content-security-policy": "sandbox allow-scripts" },
    refusal: { console: /Pipit origin\.opaque/, notice: "The chat is not available here." },
  },
  {
    name: "a file",
    isFile: true,
    refusal: { console: /Pipit origin\.opaque/, notice: "The chat is not available here." },
  },
  {
    name: "a frame-src without the widget",
    headers: policy("script-src WIDGET", "frame-src 'self'"),
    refusal: { console: /Pipit blocked: .*CSP/, notice: "The chat is not available here." },
  },
  {
    name: "Trusted Types without the chat's policy",
    headers: policy(
      "script-src WIDGET",
      "frame-src WIDGET",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ),
    refusal: { console: /Pipit blocked: .*CSP/, notice: "The chat is not available here." },
  },
  {
    name: "a content blocker against chats",
    blocked: /\/frame\/|\/assets\/host-/,
    refusal: { console: /Pipit blocked: .*network/, notice: "The chat could not be reached." },
  },
  {
    name: "a service worker that knows the tag's script alone",
    worker: "workerOfOwnFiles",
    refusal: { console: /Pipit blocked: .*network/, notice: "The chat could not be reached." },
  },
  {
    name: "a service worker that knows nothing of the chat",
    worker: "workerAgainstAll",
    refusal: { console: /pipit\.js/ },
  },
  {
    name: "a script-src without the widget",
    headers: policy("script-src 'self'", "frame-src WIDGET"),
    refusal: { console: /pipit\.js/ },
  },
];
