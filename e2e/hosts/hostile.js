// A frame beside the chat, or a page that has opened the chat's page. It posts to every window that it can reach, again and again:
// what it makes up, and what it is given, as if it had listened at the door. It tells what it has heard itself.
const nonce = "0".repeat(32);
const envelope = (v, id, t, p) => JSON.stringify({ v, id, t, p });

const forged = [1, 2].flatMap((v) => [
  envelope(v, 0, "ready", { nonce, from: "somebody" }),
  envelope(v, 0, "connect", { nonce }),
  envelope(v, 0, "refused", { nonce, code: "origin.not_allowed" }),
  envelope(v, 0, "hello", { version: v, name: "Somebody" }),
  envelope(v, 0, "open", { focus: true, full: true }),
  envelope(v, 1, "storage.get", { k: ["session", "conversation"] }),
  envelope(v, 2, "event", { name: "message:received", detail: { text: "forged" } }),
  envelope(v, 3, "send", { text: "forged" }),
  envelope(v, 4, "storage.clear", {}),
  envelope(v, 5, "erase", {}),
]);
const odd = [null, 7, "", "x".repeat(600_000), { v: 2, id: 1, t: "ready", p: { nonce } }, [], new Map()];

let replayed = [];
let target;
let posted = 0;
/** Who has spoken to us: origins, or that it was over a port. */
const heard = new Set();
const listen = (port) => (port.onmessage = () => heard.add("port"));

addEventListener("message", ({ origin, ports }) => {
  heard.add(origin);
  for (const port of ports) listen(port);
});

/** The page, the frames beside, and the frames in them. */
function windows() {
  const roots = new Set([target, parent, top, opener].filter((one) => one && one !== window));
  const all = new Set(roots);
  for (const root of roots) {
    for (let i = 0; i < root.length; i++) {
      all.add(root[i]);
      for (let j = 0; j < root[i].length; j++) all.add(root[i][j]);
    }
  }
  all.delete(window);
  return all;
}

/** A port goes along with each: who takes it speaks with us. */
function post(to, data) {
  const { port1, port2 } = new MessageChannel();
  listen(port1);
  to.postMessage(data, "*", [port2]);
  posted++;
}

/** Few enough that no limit of ours stands in for a check. */
function volley() {
  for (const to of windows()) for (const data of [...forged, ...replayed]) post(to, data);
}

function flood() {
  volley();
  for (const to of windows())
    for (let i = 0; i < 200; i++, posted++) to.postMessage(forged[i % forged.length], "*");
  setTimeout(flood, 100);
}

/** Once: what is large costs whoever sends it more than whoever turns it away. */
function oddOnes() {
  for (const to of windows()) for (const data of odd) post(to, data);
}

Object.assign(window, {
  hostile: {
    open: (address) => void (target = window.open(address)),
    replay: (captured) => void (replayed = captured),
    heard: () => [...heard],
    posted: () => posted,
    volley,
    oddOnes,
  },
});
if (location.search === "?flood") flood();
