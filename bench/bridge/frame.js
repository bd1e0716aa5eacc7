// The frame's half: it makes the calls and takes the time.
import * as Comlink from "comlink";
import { connect as penpal, WindowMessenger } from "penpal";
import { connect } from "../../js-glue/bridge/index";

const fragment = new URLSearchParams(location.hash.slice(1));
const host = fragment.get("o");

/** Calls with a number each, over whatever posts and calls `settle`. */
function numbered(post) {
  const open = new Map();
  let last = 0;
  const call = (name, value) =>
    new Promise((resolve) => {
      open.set(++last, resolve);
      post({ id: last, call: name, value });
    });
  const settle = ({ id, value }) => {
    open.get(id)?.(value);
    open.delete(id);
  };
  return {
    settle,
    api: { ping: () => call("ping"), set: (value) => call("set", value), get: () => call("get") },
  };
}

function overWindow() {
  const { settle, api } = numbered((message) => parent.postMessage({ ...message, raw: true }, host));
  addEventListener("message", ({ source, origin, data }) => {
    if (source === parent && origin === host && data.raw) settle(data);
  });
  return api;
}

function overPort(port) {
  const { settle, api } = numbered((message) => port.postMessage(message));
  port.onmessage = ({ data }) => settle(data);
  return api;
}

/** The product's host half, spoken to as the engine does. */
function overProduct() {
  const envelope = (id, t, p) => JSON.stringify({ v: 2, id, t, p });
  return new Promise((resolve) => {
    addEventListener("message", ({ source, origin, data, ports }) => {
      if (source !== parent || origin !== host || typeof data != "string" || !ports[0]) return;
      const [port] = ports;
      const open = new Map();
      let last = 0;
      port.onmessage = ({ data }) => {
        const { id, p } = JSON.parse(data);
        open.get(id)?.(p);
        open.delete(id);
      };
      const ask = (t, p) =>
        new Promise((settle) => {
          open.set(++last, settle);
          port.postMessage(envelope(last, t, p));
        });
      port.postMessage(envelope(0, "hello", { version: "1", name: "Bench" }));
      const check = (answer) => (answer.ok ? answer : Promise.reject(Error(answer.code)));
      resolve({
        ping: () => ask("ping", {}).then(check),
        set: (v) => ask("storage.set", { k: "bench", v }).then(check),
        get: () => ask("storage.get", { k: ["bench"] }).then(check),
      });
    });
    parent.postMessage(envelope(0, "ready", { nonce: fragment.get("n"), from: "0".repeat(32) }), host);
  });
}

const ports = new Promise((resolve) =>
  addEventListener("message", ({ source, data, ports }) => source === parent && data.ports && resolve(ports)),
);

async function overPeers() {
  const messenger = new WindowMessenger({ remoteWindow: parent, allowedOrigins: [host] });
  const theirs = penpal({ messenger }).promise;
  const ours = connect({ remote: parent, origins: [host], messagesPerWindow: 1e9 }).ready;
  parent.postMessage("bench", host);
  const [raw, remote] = await ports;
  return {
    "raw MessagePort": overPort(raw),
    "raw postMessage": overWindow(),
    penpal: await theirs,
    comlink: Comlink.wrap(remote),
    "connect()": await ours,
  };
}
const contenders = fragment.has("n")
  ? overProduct().then((product) => ({ "storage proxy": product }))
  : overPeers();

const values = new Map();
/** Two texts by turns, since a browser need not write what stands there already. */
function text(size, turn) {
  const key = `${size} ${turn % 2}`;
  if (!values.has(key)) values.set(key, `${turn % 2}`.padEnd(size, "abcdefghij"));
  return values.get(key);
}

/** Microseconds of each call. */
async function measure(name, call, size, count) {
  const api = (await contenders)[name];
  if (call == "get") await api.set(text(size, 0));
  const samples = [];
  for (let turn = 0; turn < count; ++turn) {
    const value = call == "set" ? text(size, turn) : undefined;
    const from = performance.now();
    await (value === undefined ? api[call]() : api.set(value));
    samples.push((performance.now() - from) * 1000);
  }
  return samples;
}

/** Milliseconds until so many calls made in one go are answered. */
async function burst(name, count) {
  const api = (await contenders)[name];
  const from = performance.now();
  await Promise.all(Array.from({ length: count }, () => api.ping()));
  return performance.now() - from;
}

globalThis.bench = { ready: contenders.then(() => crossOriginIsolated), measure, burst };
