import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Backoff, REQUESTS } from "../../tools/lib/simulate/backoff.mjs";
import { Chance } from "../../tools/lib/simulate/chance.mjs";
import { problemsOf } from "../../tools/lib/simulate/check.mjs";
import { Delivered } from "../../tools/lib/simulate/Delivered.mjs";
import { EventReader } from "../../tools/lib/simulate/EventReader.mjs";
import { run } from "../../tools/lib/simulate/run.mjs";
import { sketchOf } from "../../tools/lib/simulate/Sketch.mjs";
import { isGood, printed, summaryOf } from "../../tools/lib/simulate/summary.mjs";
import { Tally } from "../../tools/lib/simulate/Tally.mjs";
import { SmallService } from "./support/SmallService.mjs";

const visitors = (seq, clientId) => ({
  id: `m_${seq}`,
  seq,
  change: seq === 1 ? 1 : 4,
  author: "visitor",
  state: "complete",
  clientId,
  text: `question ${clientId}`,
});
const answer = (seq, change) => ({
  id: `m_${seq}`,
  seq,
  change,
  author: "assistant",
  state: "complete",
  text: `answer ${seq}`,
});

/** Two questions and their answers, all as it should be; `change` makes something else of it. */
function conversation(change = () => {}) {
  const history = [visitors(1, "one"), answer(2, 3), visitors(3, "two"), answer(4, 6)];
  const written = ["one", "two"].map((clientId, index) => ({
    clientId,
    text: `question ${clientId}`,
    answers: [{ id: `m_${2 * index + 1}`, seq: 2 * index + 1 }],
  }));
  const delivered = new Delivered();
  delivered.begin();
  for (const message of history) delivered.take(asEvent(message));
  const all = { history, written, delivered };
  change(all);
  return all;
}

const asEvent = (message, id = String(message.change)) => ({
  ...(id && { id }),
  event: "message",
  data: JSON.stringify(message),
});
const delta = (id, from, text) => ({ event: "delta", data: JSON.stringify({ id, from, text }) });
const kindsOf = (problems) => [...new Set(problems.map(({ kind }) => kind))].sort();

describe("the check of a conversation", () => {
  test("finds nothing where all is as it was said", () => {
    assert.deepEqual(problemsOf(conversation()), []);
    assert.deepEqual(problemsOf({ history: [], written: [], delivered: new Delivered() }), []);
  });

  const wrong = {
    "an acknowledged message that is not there": [
      ["lost"],
      ({ history, delivered }) => {
        for (const { id } of history.splice(2)) delivered.messages.delete(id);
      },
    ],
    "a message that is there twice": [
      ["doubled"],
      ({ history, delivered }) => {
        history.push({ ...visitors(5, "two"), change: 7 }, answer(6, 9));
        for (const message of history.slice(-2)) delivered.take(asEvent(message));
      },
    ],
    "a gap in the numbers": [
      ["lost"],
      ({ history, delivered }) => {
        history[3].seq = 5;
        delivered.messages.get("m_4").seq = 5;
      },
    ],
    "the last message missing": [["lost"], ({ history }) => history.pop()],
    "two messages with one number": [
      ["doubled"],
      ({ history, written, delivered }) => {
        history[2].seq = delivered.messages.get("m_3").seq = 2;
        written[1].answers[0].seq = 2;
        history[3].seq = delivered.messages.get("m_4").seq = 3;
      },
    ],
    "an id that is there twice": [["doubled", "lost"], ({ history }) => (history[3].id = "m_2")],
    "messages in another order than they were written": [["disordered"], ({ written }) => written.reverse()],
    "a text that is another": [["disordered"], ({ written }) => (written[0].text = "question on")],
    "two acknowledgements of one message": [
      ["doubled"],
      ({ written }) => written[0].answers.push({ id: "m_9", seq: 9 }),
    ],
    "a message that nobody wrote": [["disordered"], ({ written }) => written.pop()],
    "two answers to one question": [
      ["doubled"],
      ({ history, delivered }) => {
        history.push(answer(5, 7));
        delivered.take(asEvent(history[4]));
      },
    ],
    "an answer that never came to its end": [["lost"], ({ history }) => (history[3].state = "streaming")],
    "a message that no stream brought": [["lost"], ({ delivered }) => delivered.messages.delete("m_4")],
    "a change that no stream brought": [["lost"], ({ history }) => (history[1].change = 7)],
    "a text that the stream has otherwise": [
      ["disordered"],
      ({ delivered }) => (delivered.messages.get("m_2").text = "answer"),
    ],
    "a message that only a stream has": [
      ["lost"],
      ({ delivered }) => delivered.take(asEvent({ ...answer(9, 9), author: "agent" })),
    ],
  };
  for (const [what, [kinds, change]] of Object.entries(wrong))
    test(`finds ${what}`, () => assert.deepEqual(kindsOf(problemsOf(conversation(change))), kinds));

  test("takes what nobody heard the acknowledgement of, there or not", () => {
    assert.deepEqual(problemsOf(conversation(({ written }) => (written[1].answers = []))), []);
    const unheard = { clientId: "three", text: "…", answers: [] };
    assert.deepEqual(problemsOf(conversation(({ written }) => written.push(unheard))), []);
  });
});

describe("what streams have brought", () => {
  const streaming = { ...answer(2, 2), state: "streaming", text: "" };
  const heard = (...connections) => {
    const delivered = new Delivered();
    for (const events of connections) {
      delivered.begin();
      for (const event of events) delivered.take(event);
    }
    return delivered;
  };

  test("is put together over connections", () => {
    const delivered = heard(
      [asEvent(visitors(1, "one")), asEvent(streaming), delta("m_2", 0, "für ")],
      [asEvent({ ...streaming, text: "für Sie" }, ""), delta("m_2", 8, "!")],
      [asEvent({ ...streaming, text: "für Sie!", state: "complete", change: 3 })],
    );
    assert.deepEqual(delivered.problems, []);
    assert.equal(delivered.latest, 3);
    assert.equal(delivered.messages.get("m_2").text, "für Sie!");
  });

  const wrong = {
    "a change that comes again": ["doubled", [asEvent(streaming)], [asEvent(streaming)]],
    "an earlier change": ["doubled", [asEvent(streaming), asEvent(visitors(1, "one"))]],
    "an id that is not the change": ["disordered", [asEvent(streaming, "3")]],
    "text that was said before": [
      "doubled",
      [asEvent(streaming), delta("m_2", 0, "a"), delta("m_2", 0, "a")],
    ],
    "text that goes on further on": ["lost", [asEvent(streaming), delta("m_2", 4, "a")]],
    "text for nothing": ["lost", [delta("m_2", 0, "a")]],
    "the text so far, twice": [
      "doubled",
      [asEvent(streaming)],
      [asEvent(streaming, ""), asEvent(streaming, "")],
    ],
    "the text so far of what is not known": ["doubled", [asEvent(streaming, "")]],
    "what is no JSON": ["disordered", [{ id: "1", event: "message", data: "{" }]],
  };
  for (const [what, [kind, ...connections]] of Object.entries(wrong))
    test(`is wrong with ${what}`, () => assert.deepEqual(kindsOf(heard(...connections).problems), [kind]));
});

test("events are read whole, wherever the pieces are cut", () => {
  const bytes = Buffer.from(
    ': heartbeat\n\nid: 7\nevent: message\ndata: {"text":"für 💍"}\n\nevent: delta\ndata: 1\n\nid: 8\n',
  );
  const expected = [
    { id: "7", event: "message", data: '{"text":"für 💍"}' },
    { event: "delta", data: "1" },
  ];
  for (let cut = 0; cut <= bytes.length; ++cut) {
    const reader = new EventReader();
    const events = [...reader.read(bytes.subarray(0, cut)), ...reader.read(bytes.subarray(cut))];
    assert.deepEqual(events, expected, `cut at ${cut}`);
  }
});

test("chance is the same for the same seed, and within its bounds", () => {
  const draw = (seed) => {
    const chance = new Chance(seed);
    return Array.from({ length: 1000 }, () => chance.whole(1, 6));
  };
  assert.deepEqual(draw("1/1"), draw("1/1"));
  assert.notDeepEqual(draw("1/1"), draw("1/2"));
  assert.deepEqual([...new Set(draw("1/1"))].sort(), [1, 2, 3, 4, 5, 6]);
  const chance = new Chance(1);
  const counts = { often: 0, seldom: 0 };
  for (let times = 0; times < 4000; ++times) ++counts[chance.weighted({ often: 3, seldom: 1 })];
  assert.ok(Math.abs(counts.often - 3000) < 150, JSON.stringify(counts));
});

test("backoff doubles up to its cap, and begins anew", () => {
  const most = { between: (_, to) => to };
  const backoff = new Backoff(REQUESTS, most);
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7].map(() => backoff.next()),
    [100, 200, 400, 800, 1600, 2000, 2000],
  );
  backoff.reset();
  assert.equal(backoff.next(), 100);
});

test("a sketch has each value in a bin whose edges hold it", () => {
  assert.deepEqual(sketchOf([0.001]), { sum: 0.001, min: 0.001, max: 0.001, bins: [1] });
  assert.deepEqual(sketchOf([0, 0.001, 1e9]), {
    sum: 1e7 + 0.001,
    min: 0,
    max: 1e7,
    zero: 1,
    bins: [1, -1150, 1],
  });
  const growth = 1.01 / 0.99;
  for (const value of [0.0015, 1, 12.5, 16, 118_000]) {
    const [gap, count] = sketchOf([value]).bins;
    assert.equal(count, 1);
    assert.ok(
      0.001 * growth ** -gap < value && value <= 0.001 * growth ** (1 - gap) * (1 + 1e-9),
      String(value),
    );
  }
});

// Most of their time is waiting.
describe("visitors of a service", { concurrency: true }, () => {
  const visit = async (options, how = {}) => {
    const service = new SmallService(options);
    const url = await service.start();
    const tally = await run({
      url,
      count: 40,
      ramp: 0,
      site: "shop",
      messages: 3,
      seed: "test",
      faults: true,
      haste: 100,
      ...how,
    });
    await service.stop();
    const summary = summaryOf(tally, { seed: "test", seconds: 1, ownDelay: 0 });
    return { service, summary, text: printed(summary, tally) };
  };

  test("find nothing wrong with one that keeps what it promises, however bad the network", async () => {
    const { summary, text } = await visit({});
    assert.ok(isGood(summary), text);
    assert.equal(summary.checked, 40);
    assert.ok(summary.messages > 60 && summary.acknowledged === summary.messages, text);
    for (const fault of ["before", "during", "after", "answer", "slow", "stream-cut"])
      assert.ok(summary.counts[`fault.${fault}`] > 0, fault);
    assert.ok(summary.reconnects > 0 && summary.retries > 0, text);
    assert.match(text, /^lost +0$/m);
  });

  test("choose the same with the same seed", async () => {
    const [one, other] = [await visit({}), await visit({}, { faults: false })];
    assert.equal(one.summary.messages, other.summary.messages);
    assert.equal(other.summary.reconnects + other.summary.retries, 0);
  });

  // What a liar owes never comes: nobody has to wait a minute for it.
  const SHORT = 10_000;
  const found = {
    forgets: "lost",
    doubles: "doubled",
    skips: "lost",
    repeats: "doubled",
    misses: "lost",
    estranges: "lost",
  };
  assert.deepEqual(Object.keys(found), SmallService.lies);
  for (const [lie, kind] of Object.entries(found))
    test(`find out one that ${lie}`, async () => {
      const { summary, text } = await visit({ lie }, { patience: SHORT });
      assert.ok(summary[kind] > 0, text);
      assert.ok(!isGood(summary));
    });

  const post = { post: {} };
  const paths = { "/api/monitoring/widget": post, "/api/feedback": post };

  test("report what the service's description has a route for", async () => {
    const { service, summary, text } = await visit({ paths });
    assert.ok(isGood(summary), text);
    const reports = service.posted["/api/monitoring/widget"];
    assert.ok(reports.length > 20);
    for (const { site, report } of reports) {
      assert.equal(site, "shop");
      assert.equal(report.v, 1);
      assert.ok(report.counters.apiCalls > 0 && report.distributions.apiMs.bins.length > 0);
    }
    const opinions = service.posted["/api/feedback"];
    assert.ok(opinions.length > 0);
    for (const { clientId, type } of opinions) {
      assert.match(clientId, /^[A-Za-z0-9_-]{8,64}$/);
      assert.match(type, /^(satisfaction|nps)$/);
    }
  });

  test("do not report what the site does not want", async () => {
    const { service } = await visit({ paths, analytics: false }, { faults: false });
    assert.equal(service.posted["/api/monitoring/widget"], undefined);
    assert.ok(service.posted["/api/feedback"].length > 0);
  });
});

describe("a run", () => {
  const summary = (change) => {
    const tally = new Tally();
    tally.count("visitors");
    tally.count("checked");
    tally.wish("message").done();
    change(tally);
    return summaryOf(tally, { seed: 1, seconds: 1, ownDelay: 0 });
  };

  test("is good where nothing went wrong", () => assert.ok(isGood(summary(() => {}))));

  const failed = (tally) => tally.wish("message").failed("no answer");
  const bad = {
    "something was lost": (tally) => tally.problems.push({ kind: "lost", what: "" }),
    "something was doubled": (tally) => tally.problems.push({ kind: "doubled", what: "" }),
    "something was in another order": (tally) => tally.problems.push({ kind: "disordered", what: "" }),
    "a wish in a hundred failed": failed,
    "nobody came": (tally) => (tally.counts = {}),
    "a conversation was not looked at": (tally) => tally.count("visitors"),
  };
  for (const [what, change] of Object.entries(bad))
    test(`is bad where ${what}`, () => assert.ok(!isGood(summary(change))));

  test("has its failures named", () => {
    const tally = new Tally();
    failed(tally);
    assert.match(
      printed(summaryOf(tally, { seed: 1, seconds: 1, ownDelay: 0 }), tally),
      /^failed: message: no answer$/m,
    );
  });
});
