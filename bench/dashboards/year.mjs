// A year of a busy service, made up: the same for a seed, whatever database it goes into. Files of CSV, one for each table.
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

export const SITES = ["alpha", "beta", "gamma", "delta", "epsilon"];
/** Those that only report windows, where there are to be so many sites. */
export const moreSites = (count) =>
  Array.from({ length: Math.max(0, count - SITES.length) }, (_, index) => `more-${index + 1}`);
const DAY = 86_400_000;
/** What the service keeps of figures and windows. */
const KEPT = 90 * DAY;

const INTENTS = ["track_order", "find_product", "return_exchange", "care_warranty", "financing"];
const ASKED = [
  "Where is my order? It should have been here on Tuesday",
  "Do you have a ring in white gold under $900?",
  "How do I send it back?",
  "Can it be cleaned at home, or is it better to bring it in?",
  "Thanks, that helped a lot!",
];
const ANSWERED = [
  "It left us yesterday and is on its way to you; it arrives tomorrow before noon.",
  "I found three pieces in white gold up to $900. The first is ready to ship.",
  "Within 30 days, with the label that came with it. We pay for it.",
];
const SAID = ["Lovely rings", "Too slow for me", "I could not find the sizes", "The button does nothing"];

/** mulberry32. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Table {
  #file;
  #rows = [];

  constructor(folder, name, columns) {
    Object.assign(this, { name, columns, path: join(folder, `${name}.csv`), count: 0 });
    this.#file = openSync(this.path, "w");
  }

  /** null is an empty field, and a text never empty but by quotation marks. */
  add(...row) {
    this.#rows.push(
      row
        .map((cell) => (typeof cell == "string" ? `"${cell.replaceAll('"', '""')}"` : (cell ?? "")))
        .join(","),
    );
    this.count++;
    if (this.#rows.length == 5000) this.#write();
  }

  #write() {
    if (this.#rows.length) writeSync(this.#file, `${this.#rows.join("\n")}\n`);
    this.#rows = [];
  }

  end() {
    this.#write();
    closeSync(this.#file);
  }
}

const COLUMNS = {
  conversations: ["key", "id", "site", "visitor", "seq", "change", "analysed"],
  messages: [
    ...["conversation", "seq", "change", "id", "client_id", "author", "state", "text", "cards", "page", "at"],
    ...["question", "owed"],
  ],
  conversation_analytics: [
    ...["conversation", "id", "site", "session", "at", "calculated", "messages", "score", "quick_replies"],
    ...["completion", "resolved", "response", "topics"],
  ],
  feedback: [
    ...[
      "id",
      "site",
      "domain",
      "conversation",
      "client_id",
      "type",
      "rating",
      "score",
      "sentiment",
      "urgent",
    ],
    ...["category", "message", "page", "session", "browser", "ticket", "at"],
  ],
  widget_windows: ["site", "seconds", "starts", "reports", "report"],
};

/** `waiting`: so many of the newest conversations nobody has looked at yet. */
export function makeYear(folder, { now, days, messages, conversations, feedback, waiting, sites }) {
  mkdirSync(folder, { recursive: true });
  const random = randomFrom(20261123);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const tables = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, columns]) => [name, new Table(folder, name, columns)]),
  );
  const each = messages / conversations;
  for (let key = 1; key <= conversations; key++) {
    const at = Math.floor(now - (days * DAY * (conversations - key + 1)) / conversations);
    const count = Math.max(2, Math.round(each * (0.5 + random())));
    addConversation(tables, {
      key,
      at,
      count,
      site: pick(SITES),
      random,
      pick,
      now,
      isNew: key > conversations - waiting,
    });
  }
  for (let key = 1; key <= feedback; key++) {
    const at = Math.floor(now - (days * DAY * (feedback - key + 1)) / feedback);
    addFeedback(tables.feedback, { key, at, random, pick });
  }
  for (const site of [...SITES, ...moreSites(sites)]) addWindows(tables.widget_windows, site, now, random);
  for (const table of Object.values(tables)) table.end();
  return Object.values(tables);
}

/** By the hour, and by the day what is older than 32 days: as the service keeps them. */
function addWindows(table, site, now, random) {
  const hours = now - 32 * DAY - ((now - 32 * DAY) % DAY);
  for (let starts = now - (now % DAY) - KEPT + DAY; starts < hours; starts += DAY)
    table.add(site, 86_400, starts, 1_440, report(random));
  for (let starts = hours; starts <= now - 7_200_000; starts += 3_600_000)
    table.add(site, 3_600, starts, 60, report(random));
}

function addConversation(tables, { key, at, count, site, random, pick, now, isNew }) {
  const id = `c_${String(key).padStart(32, "0")}`;
  const visitor = `v_${String(key).padStart(32, "0")}`;
  tables.conversations.add(key, id, site, visitor, count, count, isNew ? 0 : count);
  let last = at;
  for (let seq = 1; seq <= count; seq++) {
    const isVisitors = seq % 2 == 1;
    const name = `m_${String(key).padStart(24, "0")}${String(seq).padStart(8, "0")}`;
    last += isVisitors ? 20_000 : 5_000;
    tables.messages.add(
      ...[key, seq, seq, name, isVisitors ? `client-${seq}` : null, isVisitors ? 0 : 1, 1],
      ...[isVisitors ? pick(ASKED) : pick(ANSWERED), "", "/rings/", last, isVisitors ? null : seq - 1, 0],
    );
  }
  if (isNew || last < now - KEPT) return;
  const score = Math.floor(30 + random() * 50);
  const topics = JSON.stringify([pick(INTENTS)]);
  tables.conversation_analytics.add(
    ...[key, id, site, visitor, last, last + 5_000, count, score, Math.floor(count / 2)],
    ...[
      count % 2 ? 50 : 100,
      random() < 0.3 ? 1 : 0,
      random() < 0.1 ? null : Math.floor(random() * 60_000),
      topics,
    ],
  );
}

function addFeedback(table, { key, at, random, pick }) {
  const type = pick(["satisfaction", "nps", "bug", "feature_request", "general"]);
  const rating = type == "satisfaction" ? 1 + Math.floor(random() * 5) : null;
  const score = type == "nps" ? Math.floor(random() * 11) : null;
  const mark = rating ?? (score === null ? null : score <= 6 ? 1 : score <= 8 ? 3 : 5);
  const sentiment = mark === null ? "" : mark <= 2 ? "negative" : mark == 3 ? "neutral" : "positive";
  const isUrgent = type == "bug" || (rating ?? 5) <= 2 || (score ?? 10) <= 3;
  table.add(
    ...[`f_${String(key).padStart(32, "0")}`, pick(SITES), "shop.example", `c_${key}`, `client-${key}`, type],
    ...[
      rating,
      score,
      sentiment,
      isUrgent ? 1 : 0,
      "",
      pick(SAID),
      "https://shop.example/rings/",
      "",
      "",
      "",
      at,
    ],
  );
}

const DISTRIBUTIONS = ["storageMs", "renderMs", "fps", "tabSyncMs", "bundleMs", "apiMs"];
const VALUES = 300;

/** The upper edges of a sketch's bins, as Sketch.cpp has them. */
const EDGES = [0.001];
while (EDGES.at(-1) < 1e4) EDGES.push(EDGES.at(-1) * (1.01 / 0.99));

/** Of values from 2 to 60: some 170 bins, of which most have something in them. */
function sketch(random) {
  const values = Array.from({ length: VALUES }, () => Math.round(1000 * 2 * 30 ** random()) / 1000);
  const counts = new Map();
  for (const value of values) {
    const bin = EDGES.findIndex((edge) => edge >= value) - 1;
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const bins = [];
  let next = 0;
  for (const [bin, count] of [...counts].sort(([one], [other]) => one - other)) {
    if (bin > next) bins.push(next - bin);
    bins.push(count);
    next = bin + 1;
  }
  const sum = values.reduce((total, value) => total + Math.round(1000 * value), 0) / 1000;
  return { sum, min: Math.min(...values), max: Math.max(...values), zero: 0, bins };
}

function report(random) {
  const counters = {
    storageDone: 900,
    storageFailed: 3,
    renders: 4800,
    slowRenders: 40,
    frames: 9000,
    apiCalls: 700,
  };
  const distributions = Object.fromEntries(DISTRIBUTIONS.map((name) => [name, sketch(random)]));
  return JSON.stringify({ v: 1, counters, distributions });
}
