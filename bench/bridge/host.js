// The host page's half of each contender: the same three calls, on the page's localStorage.
import * as Comlink from "comlink";
import { connect as penpal, WindowMessenger } from "penpal";
import { connect } from "../../js-glue/bridge/index";

const calls = {
  ping: () => 1,
  set: (value) => localStorage.setItem("bench", value),
  get: () => localStorage.getItem("bench"),
};
const answer = ({ id, call, value }) => ({ id, value: calls[call](value) });

function serve(frame, origin) {
  addEventListener("message", (event) => {
    if (event.source === frame && event.origin === origin && event.data.raw)
      frame.postMessage({ ...answer(event.data), raw: true }, origin);
  });

  const raw = new MessageChannel();
  raw.port1.onmessage = ({ data }) => raw.port1.postMessage(answer(data));
  const remote = new MessageChannel();
  Comlink.expose(calls, remote.port1);
  penpal({
    messenger: new WindowMessenger({ remoteWindow: frame, allowedOrigins: [origin] }),
    methods: calls,
  });
  connect({ remote: frame, origins: [origin], methods: calls, messagesPerWindow: 1e9 });
  frame.postMessage({ ports: true }, origin, [raw.port2, remote.port2]);
}

// For clocks of 5 µs in the frames as well, the one of pipit.js included.
const create = Document.prototype.createElement;
Document.prototype.createElement = function (name, options) {
  const element = create.call(this, name, options);
  if (name == "iframe") element.allow = "cross-origin-isolated";
  return element;
};

/**
 * The peers' frame. pipit.js has one of its own, in the same process, since it counts what its frame posts to the window
 * and would take a raw postMessage for a flood.
 */
globalThis.embedPeers = (origin) => {
  const iframe = document.createElement("iframe");
  iframe.src = `${origin}/frame/#o=${location.origin}`;
  document.body.append(iframe);
  addEventListener("message", ({ source, data }) => {
    if (source === iframe.contentWindow && data === "bench") serve(source, origin);
  });
};
