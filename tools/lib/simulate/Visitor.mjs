import { Backoff, REQUESTS, SESSIONS } from "./backoff.mjs";
import { Chance } from "./chance.mjs";
import { Delivered } from "./Delivered.mjs";
import { Follower } from "./Follower.mjs";
import { setTimeout as pause } from "node:timers/promises";
import { Weather } from "./faults.mjs";

const HISTORY_PAGE = 100;
const PASSING = (status) => status >= 500 || status === 408 || status === 429;

/** A visitor's browser, as far as the service sees it: what docs/protocol.md demands of a client, and nothing of its views. */
export class Visitor {
  /** What the visitor chooses, and what the network and the backoff do: the first does not hang on how often something was tried again. */
  chance;
  network;
  weather;
  wire;
  tally;
  number;
  session;
  /** `{clientId, text, answers, at, disturbances}`, in the order of writing. */
  written = [];
  apiTimes = [];
  apiFailures = 0;
  delivered = new Delivered((message) => this.#heard(message));
  #site;
  #haste;
  #patience;
  #disturbances = 0;
  #follower;
  #firstWords = new Set();
  #watchers = new Set();

  constructor({ number, wire, tally, seed, site, faults, haste, patience }) {
    Object.assign(this, { number, wire, tally });
    this.chance = new Chance(`${seed}/${number}`);
    this.network = new Chance(`${seed}/${number}/network`);
    this.weather = new Weather(this.network, faults, haste);
    this.#site = site;
    this.#haste = haste;
    this.#patience = patience;
  }

  /** Each visitor is somebody else to the service that takes the word of a proxy (--trust-forwarded). */
  get headers() {
    const address = [16, 8, 0].map((shift) => (this.number >> shift) & 255).join(".");
    return {
      "X-Forwarded-For": `10.${address}`,
      ...(this.session && { Authorization: `Bearer ${this.session.token}` }),
    };
  }

  /** Something went another way than it does in good weather: what is timed meanwhile is not the service's time alone. */
  disturb() {
    ++this.#disturbances;
  }

  /** Between so many milliseconds of a visitor's own time. */
  idle(least, most) {
    return pause(this.chance.between(least, most) / this.#haste);
  }

  /** A page of the site is loaded, with the tag and the frame. */
  async loadPage() {
    await this.insist("page", { path: "/pipit.js" }, REQUESTS);
    await this.insist("page", { path: `/frame/?site=${encodeURIComponent(this.#site)}` }, REQUESTS);
  }

  /** The first, or the one that there is renewed, which keeps its conversation. */
  async begin() {
    const known = this.session;
    const answer = await this.insist("session", post("/api/session", { site: this.#site }), SESSIONS);
    if (!answer) return false;
    this.session = JSON.parse(answer.body);
    if (known && known.conversation !== this.session.conversation)
      this.tally.problems.push({
        kind: "lost",
        what: `${this.name}: renewing the session lost ${known.conversation}`,
      });
    return true;
  }

  get name() {
    return `visitor ${this.number}`;
  }

  follow() {
    this.#follower = new Follower(this);
  }

  async unfollow() {
    await this.#follower?.close();
    this.#follower = undefined;
  }

  /** `twice`: two tabs that both believe that they lead send it. */
  async write(text, { attachments, twice = false } = {}) {
    const clientId = `simulated-${this.number}-${this.written.length + 1}`;
    const message = { clientId, text, answers: [], at: performance.now(), disturbances: this.#disturbances };
    message.isFirst = this.isAnswered();
    this.written.push(message);
    const request = post("/api/chat", {
      clientId,
      text,
      page: "https://shop.example/simulated",
      attachments,
    });
    const sent = await Promise.all(
      Array.from({ length: twice ? 2 : 1 }, () => this.insist("message", request, REQUESTS)),
    );
    for (const answer of sent) {
      if (!answer) continue;
      const { id, seq } = JSON.parse(answer.body);
      message.answers.push({ id, seq });
    }
    if (!message.answers.length) return;
    this.#time("acknowledged", message);
  }

  async upload(name, bytes) {
    const headers = { "X-Pipit-Filename": encodeURIComponent(name) };
    const answer = await this.insist("upload", {
      method: "POST",
      path: "/api/uploads",
      headers,
      body: bytes,
    });
    return answer && JSON.parse(answer.body).id;
  }

  /** The conversation as the service has it, oldest first, read back page by page. */
  async history(limit = HISTORY_PAGE) {
    let messages = [];
    for (let more = true; more;) {
      const before = messages.length ? `&before=${messages[0].seq}` : "";
      const path = `/api/conversations/${this.session.conversation}/messages?limit=${limit}${before}`;
      const answer = await this.insist("history", { path }, REQUESTS);
      if (!answer) return undefined;
      const page = JSON.parse(answer.body);
      messages = [...page.messages, ...messages];
      more = page.more && page.messages.length > 0;
    }
    return messages;
  }

  isAnswered() {
    const complete = this.delivered.answers().filter(({ state }) => state === "complete").length;
    const acknowledged = this.written.filter(({ answers }) => answers.length).length;
    return complete >= acknowledged && this.delivered.messages.size >= 2 * acknowledged;
  }

  /** Until all that was acknowledged is answered, or patience ends. */
  async awaitAnswers() {
    const wish = this.tally.wish("answers");
    if (await this.#until(() => this.isAnswered())) wish.done();
    else wish.failed(`${this.name} was not answered`);
  }

  /** Asks until there is an answer that asking again would not change. Gives a good one, else nothing. */
  async insist(what, request, limits = REQUESTS) {
    const wish = this.tally.wish(what);
    const backoff = new Backoff(limits, this.network);
    for (const end = performance.now() + this.#patience; ;) {
      const answer = await this.#attempt(request);
      if (answer && answer.status < 300) {
        wish.done();
        return answer;
      }
      const isFinal = answer && !PASSING(answer.status);
      if (isFinal || performance.now() > end) {
        wish.failed(
          `${this.name} ${request.path}: ${answer ? `${answer.status} ${answer.body}` : "no answer"}`,
        );
        return undefined;
      }
      const held = answer ? this.tally.refused(request.path, answer.status, answer.headers) : 0;
      this.tally.count("retries");
      this.disturb();
      await pause(held || backoff.next());
    }
  }

  /** Said once, as by navigator.sendBeacon: what is lost on its way, or too much at the moment, is no failure. */
  async mention(what, request) {
    const answer = await this.#attempt(request);
    if (!answer) return;
    if (PASSING(answer.status)) return void this.tally.refused(request.path, answer.status, answer.headers);
    const wish = this.tally.wish(what);
    if (answer.status < 300) wish.done();
    else wish.failed(`${this.name} ${request.path}: ${answer.status} ${answer.body}`);
  }

  async #attempt(request) {
    const fault = this.weather.ofRequest();
    if (fault) {
      this.tally.count(`fault.${fault.kind}`);
      this.disturb();
    }
    this.tally.count("requests");
    const begun = performance.now();
    try {
      const answer = await this.wire.ask({
        ...request,
        headers: { ...this.headers, ...request.headers },
        fault,
      });
      this.apiTimes.push(performance.now() - begun);
      return answer;
    } catch {
      ++this.apiFailures;
      if (!fault || fault.kind === "slow") this.tally.count("lostConnections");
      return undefined;
    }
  }

  #heard(message) {
    if (message.author === "assistant" && message.text && !this.#firstWords.has(message.id)) {
      this.#firstWords.add(message.id);
      const question = this.written[this.#firstWords.size - 1];
      if (question) this.#time("answered", question);
    }
    for (const watcher of this.#watchers) watcher();
  }

  #time(what, message) {
    const taken = performance.now() - message.at;
    this.tally.measure(what, taken);
    if (message.isFirst && message.disturbances === this.#disturbances)
      this.tally.measure(`${what}Undisturbed`, taken);
  }

  #until(condition) {
    if (condition()) return true;
    return new Promise((done) => {
      const finish = (is) => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        done(is);
      };
      const watcher = () => condition() && finish(true);
      const timer = setTimeout(() => finish(false), this.#patience);
      this.#watchers.add(watcher);
    });
  }
}

function post(path, body) {
  return {
    method: "POST",
    path,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
}
