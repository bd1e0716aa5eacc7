// In the widget's frame before its own scripts: takes the times of what its engine says and hears, and runs the peers beside it.
import { BroadcastChannel as PackageChannel, createLeaderElection } from "broadcast-channel";

const PRODUCT = "pipit";
const now = () => performance.timeOrigin + performance.now();

/** By contender: since when this tab leads. */
const leads = {};
/** The product's channel: what it said and heard last, and when. */
const product = { open: false, length: 0, posted: 0, came: 0, heard() {} };

class WatchedChannel extends BroadcastChannel {
  #isOurs;

  constructor(name) {
    super(name);
    this.#isOurs = name.startsWith("pipit:");
    if (!this.#isOurs) return;
    product.open = true;
    this.addEventListener("message", () => (product.came = now()));
  }

  // Listeners are called in the order of their coming: the last one after the engine, and after the views have rendered.
  set onmessage(listener) {
    super.onmessage = listener;
    if (this.#isOurs) this.addEventListener("message", () => product.heard());
  }

  postMessage(data) {
    if (this.#isOurs) this.#note(data);
    super.postMessage(data);
  }

  #note(data) {
    product.posted = now();
    product.length = data.length;
    if (data.includes('"t":"lead"')) leads[PRODUCT] ??= product.posted;
  }
}

function composer() {
  return document.querySelector("textarea");
}

/** As a visitor does. */
function type(text) {
  composer().value = text;
  composer().dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Each says a text, and hears those of others. `hear` is called with a text as soon as this tab has it. */
function startContenders() {
  const raw = new BroadcastChannel("raw");
  const peer = new PackageChannel("package", { type: "native" });
  const contenders = {
    raw: { say: (text) => raw.postMessage(text), hear() {} },
    package: { say: (text) => peer.postMessage(text), hear() {} },
    [PRODUCT]: { say: type, hear() {} },
  };
  raw.onmessage = ({ data }) => contenders.raw.hear(data);
  peer.onmessage = (text) => contenders.package.hear(text);
  product.heard = () => contenders[PRODUCT].hear(composer().value);
  stand(peer);
  return contenders;
}

/** For election: each wants to lead, and notes when it does. */
function stand(peer) {
  const held = () => ((leads.raw = now()), new Promise(() => undefined));
  navigator.locks.request("raw", held).then(undefined, () => undefined);
  const election = electionOf(peer);
  election.awaitLeadership().then(
    () => (leads.package = now()),
    () => undefined,
  );
}

/** Where locks are refused the package does not notice, and never elects anybody: it is told that there are none. */
function electionOf(peer) {
  if (!globalThis.bench.refused) return createLeaderElection(peer);
  Object.defineProperty(navigator, "locks", { value: undefined, configurable: true });
  const election = createLeaderElection(peer);
  delete navigator.locks;
  return election;
}

const TURN = /^([ab])(\d+) /;
const textOf = (side, turn, length) => `${side}${turn} `.padEnd(length, "abcdefghij");

/** Answers what `measure` says in another tab, with as long a text; notes how long that took here. */
function echo(name) {
  const contender = contenders[name];
  bench.turnarounds = [];
  let last = "";
  contender.hear = (text) => {
    const [, side, turn] = TURN.exec(text) ?? [];
    if (side != "a" || turn === last) return;
    last = turn;
    const { came } = product;
    contender.say(textOf("b", turn, text.length));
    bench.turnarounds.push((product.posted - came) * 1000);
  };
}

function stopEcho(name) {
  contenders[name].hear = () => undefined;
  return bench.turnarounds;
}

/** Microseconds: there and back again, and for the product between its channels too. */
async function measure(name, length, count) {
  const contender = contenders[name];
  const samples = [];
  for (let turn = 0; turn < count; ++turn) {
    const from = now();
    let posted = 0;
    const answered = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${name}: no answer to ${turn}`)), 5_000);
      contender.hear = (text) => {
        const [, side, of] = TURN.exec(text) ?? [];
        if (side != "b" || Number(of) != turn) return;
        samples.push({ round: (now() - from) * 1000, between: (product.came - posted) * 1000 });
        clearTimeout(timer);
        resolve();
      };
    });
    contender.say(textOf("a", turn, length));
    posted = product.posted;
    await answered;
  }
  contender.hear = () => undefined;
  return samples;
}

/** Microseconds that saying takes in the tab that says it. */
async function say(name, length, count) {
  const samples = [];
  for (let turn = 0; turn < count; ++turn) {
    const text = textOf("c", turn, length);
    const from = now();
    await contenders[name].say(text);
    samples.push((now() - from) * 1000);
  }
  return samples;
}

/** In the host page: the frame is told that it may have clocks that tell 5 µs apart. */
function isolate() {
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function (name, options) {
    const element = create.call(this, name, options);
    if (name == "iframe") element.allow = "cross-origin-isolated";
    return element;
  };
}

let contenders;
if (location.pathname !== "/frame/") isolate();
else {
  globalThis.BroadcastChannel = WatchedChannel;
  globalThis.bench = {
    leads,
    product,
    turnarounds: [],
    measure,
    echo,
    stopEcho,
    say,
    isReady: () => contenders && product.open && composer() && crossOriginIsolated,
  };
  navigator.locks
    .request("probe", () => undefined)
    .then(
      () => (bench.refused = false),
      () => (bench.refused = true),
    )
    .then(() => (contenders = startContenders()));
}
