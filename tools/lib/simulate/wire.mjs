import http from "node:http";
import https from "node:https";

// The widget's httpSlowTimeout. It gives most requests 5 s; but a load that is too much for a machine is to be measured, not cut off.
const PATIENCE = 15_000;
// Longer than any answer that a visitor asks for: 100 messages of 16 KiB, escaped.
const LARGEST = 16 * 1024 * 1024;

/** The network went away, by itself or by a fault: what became of the request is not known. */
export class Cut extends Error {}

/** Requests to one service, over as many kept connections as it takes. Faults strike at the socket. */
export class Wire {
  #base;
  #library;
  #agent;

  constructor(base) {
    this.#base = new URL(base);
    this.#library = this.#base.protocol === "https:" ? https : http;
    this.#agent = new this.#library.Agent({
      keepAlive: true,
      maxSockets: Infinity,
      maxFreeSockets: Infinity,
    });
  }

  get origin() {
    return this.#base.origin;
  }

  close() {
    this.#agent.destroy();
  }

  /** The whole answer: `{status, headers, body}`. Rejects with Cut. */
  ask({ method = "GET", path, headers = {}, body, fault }) {
    return new Promise((resolve, reject) => {
      const bytes = Buffer.from(body ?? "");
      const request = this.#begin(method, path, { ...headers, "Content-Length": bytes.length });
      const fail = (why) => {
        request.destroy();
        reject(new Cut(why));
      };
      request.setTimeout(PATIENCE, () => fail("no answer"));
      request.on("error", (error) => fail(error.code ?? error.message));
      request.on("response", (answer) =>
        fault?.kind === "answer" ? fail("fault") : collect(answer).then(resolve, (why) => fail(why.message)),
      );
      send(request, bytes, fault, fail);
    });
  }

  /** An answer that goes on; resolves with its head. `signal` ends it. Rejects with Cut. */
  follow({ path, headers, signal }) {
    return new Promise((resolve, reject) => {
      const request = this.#begin("GET", path, headers, signal);
      const fail = (why) => reject(new Cut(why));
      request.setTimeout(PATIENCE, () => request.destroy());
      request.on("error", (error) => fail(error.code ?? error.message));
      request.on("close", () => fail("closed"));
      request.on("response", (answer) => {
        request.setTimeout(0);
        answer.on("error", () => {}); // its end is told by "close"
        resolve(answer);
      });
      request.end();
    });
  }

  #begin(method, path, headers, signal) {
    return this.#library.request(new URL(path, this.#base), { method, headers, signal, agent: this.#agent });
  }
}

function send(request, bytes, fault, fail) {
  const half = bytes.length >> 1;
  switch (fault?.kind) {
    case "before":
      request.on("socket", () => fail("fault"));
      return;
    case "during":
      request.write(bytes.subarray(0, half), () => fail("fault"));
      return;
    case "after":
      request.end(bytes, () => fail("fault"));
      return;
    case "slow":
      request.write(bytes.subarray(0, half));
      setTimeout(() => request.end(bytes.subarray(half)), fault.delay);
      return;
    default:
      request.end(bytes);
  }
}

function collect(answer) {
  return new Promise((resolve, reject) => {
    const pieces = [];
    let length = 0;
    answer.on("data", (piece) => {
      length += piece.length;
      if (length > LARGEST) reject(new Error("too large"));
      pieces.push(piece);
    });
    answer.on("close", () => reject(new Error("half an answer")));
    answer.on("error", reject);
    answer.on("end", () =>
      resolve({
        status: answer.statusCode,
        headers: answer.headers,
        body: Buffer.concat(pieces).toString("utf8"),
      }),
    );
  });
}
