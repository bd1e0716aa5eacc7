// What the built frame needs of a service: docs/protocol.md, for one visitor.

const PAGE = 50;

/** A message as the service says it. */
export const wireOf = ({ seq, author, text, at }) => ({
  id: `m_${seq}`,
  seq,
  change: seq,
  ...(author == "visitor" && { clientId: `client-${seq}` }),
  author,
  state: "complete",
  text,
  at,
});

export const SESSION = {
  token: "token",
  visitor: "v_bench",
  conversation: "c_bench",
  expires: Date.now() + 2_592_000_000,
};

/** Ends what was there before the frame asked: a comment, which event streams may have anywhere. */
export const ALL = ": all\n\n";

export class Service {
  #messages = [];
  #first = 1;

  /** The event stream begins at `first`; what is before that is history, which is asked for page by page. */
  give(messages, first = 1) {
    this.#messages = messages;
    this.#first = first;
  }

  answer({ url, headers }, response) {
    const { pathname, searchParams } = new URL(url, "http://service");
    if (pathname == "/api/session") return this.#json(response, SESSION);
    if (pathname == "/api/events") return this.#stream(response, Number(headers["last-event-id"] ?? 0));
    const before = Number(searchParams.get("before"));
    if (before) return this.#json(response, this.#page(before));
  }

  #json(response, body) {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  }

  #page(before) {
    const from = Math.max(0, before - 1 - PAGE);
    return { messages: this.#messages.slice(from, before - 1).map(wireOf), more: from > 0 };
  }

  #stream(response, known) {
    const events = this.#messages
      .slice(Math.max(known, this.#first - 1))
      .map((message) => `id: ${message.seq}\nevent: message\ndata: ${JSON.stringify(wireOf(message))}\n\n`);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`: hello\n\n${events.join("")}${ALL}`);
  }
}
