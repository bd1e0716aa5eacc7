import { createServer } from "node:http";

const WORDS = ["Here ", "are ", "three ", "rings ", "– 💍"];

/** One conversation as the service has it, with those who follow it. */
class Conversation {
  messages = [];
  followers = new Set();
  #changes = 0;
  #questions = [];
  #isAnswering = false;

  write(clientId, text) {
    const message = this.#append({ author: "visitor", state: "complete", clientId, text });
    this.#questions.push(message);
    if (!this.#isAnswering) this.#answer();
    return message;
  }

  changed(message) {
    message.change = ++this.#changes;
    this.say(messageEvent(message));
  }

  say(event) {
    for (const follower of this.followers) follower.write(event);
  }

  nextSeq() {
    return (this.messages.at(-1)?.seq ?? 0) + 1;
  }

  #append(fields) {
    const seq = this.nextSeq();
    const message = { id: `m_${seq}_${this.messages.length}`, seq, at: 0, ...fields };
    this.messages.push(message);
    this.changed(message);
    return message;
  }

  #answer() {
    this.#isAnswering = this.#questions.shift() !== undefined;
    if (!this.#isAnswering) return;
    const answer = this.#append({ author: "assistant", state: "streaming", text: "" });
    const words = [...WORDS];
    const speak = () => {
      const word = words.shift();
      if (word) {
        const from = Buffer.byteLength(answer.text);
        answer.text += word;
        this.say(eventOf("delta", { id: answer.id, from, text: word }));
        return setTimeout(speak, 1);
      }
      answer.state = "complete";
      this.changed(answer);
      this.#answer();
    };
    setTimeout(speak, 1);
  }
}

const eventOf = (name, data) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const messageEvent = (message) => `id: ${message.change}\n${eventOf("message", message)}`;

/** What it does wrong, by its name; each is a way in which a service could break what docs/protocol.md promises. */
const LIES = {
  /** The second message of a conversation is acknowledged and nowhere. */
  forgets: {
    write(conversation, clientId, text) {
      if (conversation.messages.filter(({ author }) => author === "visitor").length !== 1)
        return conversation.write(clientId, text);
      conversation.write("placeholder", "…").clientId = `${clientId}-`;
      return { id: "m_nowhere", seq: 3, at: 0 };
    },
  },
  /** What is sent again is there again. */
  doubles: { find: () => undefined },
  /** A number is left out. */
  skips: {
    begin(conversation) {
      const next = conversation.nextSeq.bind(conversation);
      conversation.nextSeq = () => next() + (conversation.messages.length === 2 ? 1 : 0);
    },
  },
  /** Last-Event-ID counts for nothing. */
  repeats: { after: () => 0 },
  /** What came while nobody followed is never told. */
  misses: { after: () => Infinity },
  /** Whoever renews a session is another visitor. */
  estranges: { known: () => undefined },
};

const honest = {
  begin() {},
  write: (conversation, clientId, text) => conversation.write(clientId, text),
  find: (conversation, clientId) => conversation.messages.find((message) => message.clientId === clientId),
  after: (last) => last,
  known: (number) => number,
};

/**
 * As much of pipitd as tools/simulate-users talks to; `lie` names what it does wrong. `paths`: routes that its description names besides;
 * `analytics`: whether its site wants measurements.
 */
export class SmallService {
  /** What was posted to these paths, parsed. */
  posted = {};
  #conversations = [];
  #ways;
  #paths;
  #analytics;
  #server = createServer((request, answer) => this.#take(request, answer));

  constructor({ lie, paths = {}, analytics = true } = {}) {
    this.#ways = { ...honest, ...LIES[lie] };
    this.#paths = paths;
    this.#analytics = analytics;
  }

  static lies = Object.keys(LIES);

  async start() {
    await new Promise((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #take(request, answer) {
    let body = "";
    try {
      for await (const piece of request) body += piece;
    } catch {
      return; // it was cut
    }
    const url = new URL(request.url, "http://service");
    const reply = (status, value) => answer.writeHead(status).end(JSON.stringify(value));
    const number = Number(request.headers.authorization?.match(/^Bearer token-(\d+)$/)?.[1]);
    const conversation = this.#conversations[number];
    if (url.pathname === "/api/openapi.json") return reply(200, { paths: this.#paths });
    if (url.pathname === "/api/widget/config") return reply(200, { analytics: this.#analytics });
    if (url.pathname in this.#paths) {
      (this.posted[url.pathname] ??= []).push(JSON.parse(body));
      return reply(201, {});
    }
    if (url.pathname === "/api/session")
      return reply(200, this.#session(conversation && this.#ways.known(number)));
    if (url.pathname === "/api/uploads") return reply(201, { id: "u_1" });
    if (url.pathname === "/api/chat") return reply(202, this.#chat(conversation, JSON.parse(body)));
    if (url.pathname === "/api/events") return this.#follow(conversation, request, answer);
    if (url.pathname.endsWith("/messages")) return reply(200, page(conversation, url.searchParams));
    return reply(200, {});
  }

  #session(known) {
    const number = known ?? this.#conversations.push(new Conversation()) - 1;
    if (known === undefined) this.#ways.begin(this.#conversations[number]);
    return {
      token: `token-${number}`,
      visitor: `v_${String(number).padStart(6, "0")}`,
      conversation: `c_${number}`,
      expires: 0,
    };
  }

  #chat(conversation, { clientId, text }) {
    const { id, seq, at } =
      this.#ways.find(conversation, clientId) ?? this.#ways.write(conversation, clientId, text);
    return { id, seq, at };
  }

  #follow(conversation, request, answer) {
    const last = Number(request.headers["last-event-id"] ?? 0);
    const after = this.#ways.after(last);
    const changes = conversation.messages.filter(({ change }) => change > after);
    answer.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
    for (const message of changes.sort((one, other) => one.change - other.change))
      answer.write(messageEvent(message));
    const streaming = conversation.messages.find(({ state }) => state === "streaming");
    if (streaming && streaming.change <= after) answer.write(eventOf("message", streaming));
    conversation.followers.add(answer);
    answer.on("close", () => conversation.followers.delete(answer));
  }
}

function page({ messages }, parameters) {
  const before = Number(parameters.get("before") ?? Infinity);
  const older = messages.filter(({ seq }) => seq < before);
  const limit = Number(parameters.get("limit"));
  return { messages: older.slice(-limit), more: older.length > limit };
}
