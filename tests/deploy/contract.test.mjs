// The support API as its description has it (docs/support.md): the real service behind a proxy that lets nothing pass which is not
// described, and takes it for a fault where the service takes what is not.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort, start, until } from "./programs.mjs";
import { Contract, startValidatingProxy } from "./validatingProxy.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pipitd = process.env.PIPITD ?? join(root, "build/native/server/pipitd");
const EFFECTS = ["returns", "stylist", "csat", "shortlist", "order-updates"];
const ROUTES = ["products", "order-status", ...EFFECTS];

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const orderOf = (id, delivered, more) => ({
  id,
  email: "mara@example.com",
  postalCode: "SW1A 1AA",
  placedAt: daysAgo(100),
  status: "delivered",
  items: ["ring-aurora"],
  entries: [{ stage: "delivered", at: daysAgo(delivered), note: "Signed for." }],
  ...more,
});

async function serve(t, more = []) {
  const folder = mkdtempSync(join(tmpdir(), "pipit-contract-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const orders = [
    orderOf("10001", 1),
    orderOf("10002", 90),
    orderOf("10003", 1, { engraved: ["ring-aurora"] }),
    orderOf("10004", 1),
  ];
  writeFileSync(join(folder, "orders.json"), JSON.stringify({ orders }));
  const port = await freePort();
  const service = start(t, pipitd, [
    ...["--listen", `127.0.0.1:${port}`, "--database", join(folder, "pipit.db"), "--data", folder],
    ...["--web", join(root, "build/web"), "--catalogue", join(root, "web/embed/data/catalogue.json")],
    ...["--orders", join(folder, "orders.json"), "--log-level", "warn", ...more],
  ]);
  const origin = `http://127.0.0.1:${port}`;
  await until("the service", service, async () => (await fetch(`${origin}/api/health`)).ok);
  return origin;
}

/** A visitor behind the proxy. */
async function visit(t, more) {
  const proxy = await startValidatingProxy(t, await serve(t, more));
  const post = (path, body, headers = {}) =>
    fetch(proxy.origin + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
  const session = await (await post("/api/session", { site: "demo-shop" })).json();
  let keys = 0;
  const ask = async (route, body, headers = {}) => {
    const inSession = ["stylist", "csat", "shortlist", "order-updates"].includes(route);
    const whole =
      typeof body === "object" && !(body instanceof Uint8Array) && inSession
        ? { sessionId: session.conversation, ...body }
        : body;
    const answer = await post(`/api/support/${route}`, whole, {
      Authorization: `Bearer ${session.token}`,
      ...(EFFECTS.includes(route) ? { "Idempotency-Key": `key-number-${keys++}` } : {}),
      ...headers,
    });
    assert.deepEqual(proxy.problems, []);
    return { status: answer.status, body: await answer.json() };
  };
  return { proxy, session, ask, post };
}

const proof = { email: "mara@example.com" };
const GOOD = {
  products: {},
  "order-status": { orderId: "10001", email: "mara@example.com" },
  returns: { orderId: "10001", proof, option: "care" },
  stylist: { email: "mara@example.com" },
  csat: { rating: 4 },
  shortlist: { items: ["ring-aurora"] },
  "order-updates": { orderId: "10001", proof, phone: "+1 555 0100", consent: true },
};

test("what is described is taken, and answered as described", async (t) => {
  const { ask, proxy } = await visit(t);
  for (const route of ROUTES) assert.ok((await ask(route, GOOD[route])).status < 300, route);
  const expected = [
    [
      "products",
      { filters: { category: "ring", tags: ["gift"], ready: true, priceMax: 900 }, limit: 3 },
      200,
    ],
    ["products", { filters: { metal: "platinum", priceMax: 5 }, sort: "newest" }, 200],
    ["products", { filters: null, cursor: null, sort: null, limit: null, site: null, sessionId: null }, 200],
    ["order-status", { email: "mara@example.com", postalCode: "sw1a 1aa" }, 200],
    ["order-status", { orderId: "99999", postalCode: "sw1a 1aa" }, 404],
    ["returns", { orderId: "10004", proof, option: "resize", newSize: "52", reason: null, item: null }, 201],
    ["returns", { orderId: "10004", proof, option: "resize", newSize: "53" }, 409],
    ["returns", { orderId: "10002", proof, option: "return" }, 422],
    ["returns", { orderId: "10003", proof, option: "return" }, 422],
    ["returns", { orderId: "10001", proof: { postalCode: "1" }, option: "return" }, 404],
    [
      "stylist",
      {
        ...{ email: "mara@example.com", name: "Mara", phone: null, notes: "…", timePreference: "Evening" },
        ...{ shortlist: ["ring-aurora"], transcript: [{ from: "assistant", text: "Hello" }] },
      },
      201,
    ],
    ["csat", { rating: 1, intent: "track_order", comment: "Slow" }, 200],
    ["shortlist", { items: [] }, 200],
    ["order-updates", { orderId: "99999", proof, email: "mara@example.com", consent: true }, 404],
  ];
  for (const [route, body, status] of expected)
    assert.equal((await ask(route, body)).status, status, `${route} ${JSON.stringify(body)}`);
  assert.equal(proxy.exchanges.length, 1 + ROUTES.length + expected.length);
});

test("what is not described is refused, as described", async (t) => {
  const { ask, post } = await visit(t, ["--support-rate", "0", "--order-rate", "0"]);
  const wrong = [7, "text", null, [], {}, -1, 1.5, true, "\u0000", "x".repeat(3_000), Array(60).fill("x")];
  let refused = 0;
  for (const route of ROUTES) {
    for (const body of ["", "{", "[]", "null", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])])
      assert.equal((await ask(route, body)).status, 400, route);
    assert.equal((await ask(route, GOOD[route], { "Content-Type": "text/plain" })).status, 415, route);
    assert.equal((await ask(route, { ...GOOD[route], site: "elsewhere" })).status, 403, route);
    assert.equal((await ask(route, { ...GOOD[route], sessionId: "c_other" })).status, 403, route);
    assert.equal((await ask(route, GOOD[route], { Authorization: "Bearer x" })).status, 401, route);
    assert.equal((await post(`/api/support/${route}`, GOOD[route])).status, 401, route);
    assert.equal((await ask(route, { padding: "x".repeat(70_000) })).status, 413, route);
    if (EFFECTS.includes(route))
      assert.equal((await ask(route, GOOD[route], { "Idempotency-Key": "short" })).status, 400, route);
    // The proxy minds where the service takes what is not described; what it is refused with, too.
    for (const field of fieldsOf(route))
      for (const value of wrong)
        if ((await ask(route, { ...GOOD[route], [field]: value })).status >= 400) refused += 1;
  }
  assert.ok(refused > 200, `${refused}`);
});

const fieldsOf = (route) =>
  ({
    products: ["filters", "sort", "cursor", "limit", "site", "sessionId"],
    "order-status": ["orderId", "email", "postalCode"],
    returns: ["orderId", "proof", "option", "item", "newSize", "reason"],
    stylist: ["sessionId", "email", "name", "phone", "notes", "timePreference", "shortlist", "transcript"],
    csat: ["sessionId", "rating", "intent", "comment"],
    shortlist: ["sessionId", "items"],
    "order-updates": ["orderId", "proof", "email", "phone", "consent"],
  })[route];

test("the same key has the same answer, and limits say when to come again", async (t) => {
  const { ask } = await visit(t, ["--order-rate", "1/3"]);
  for (const route of EFFECTS) {
    const key = { "Idempotency-Key": "the-same-again" };
    const first = await ask(route, GOOD[route], key);
    if (first.status === 429) continue;
    assert.deepEqual(await ask(route, GOOD[route], key), first, route);
    const other = await ask(route, { ...GOOD[route], more: 1 }, key);
    assert.ok([409, 429].includes(other.status), route);
  }
  assert.equal((await ask("order-status", GOOD["order-status"])).status, 429);
});

test("the proxy sees what does not fit", async (t) => {
  const description = await (await fetch(`${await serve(t)}/api/openapi.json`)).json();
  const contract = new Contract(description);
  const path = "/api/support/csat";
  const headers = {
    authorization: "Bearer x",
    "content-type": "application/json",
    "idempotency-key": "key-number-1",
  };
  const id = `r_${"0".repeat(32)}`;
  const problemOf = (body, status, answered, more = {}) =>
    contract.problemOf(
      { method: "POST", path, headers: { ...headers, ...more }, body: Buffer.from(JSON.stringify(body)) },
      { status, headers: new Headers({ "content-type": "application/json", "x-request-id": id }) },
      Buffer.from(JSON.stringify(answered)),
    );
  const good = { sessionId: "c_1", rating: 5 };
  const ok = { ok: true, ticketId: null };
  assert.equal(problemOf(good, 200, ok), "");
  assert.match(problemOf({ ...good, rating: 6 }, 200, ok), /took a request/);
  assert.match(problemOf({ rating: 5 }, 200, ok), /took a request/);
  assert.match(problemOf(good, 200, ok, { "idempotency-key": "short" }), /took a request/);
  assert.match(problemOf(good, 200, ok, { authorization: "" }), /token/);
  assert.match(problemOf(good, 200, { ok: true }), /ticketId/);
  assert.match(problemOf(good, 200, { ...ok, more: 1 }), /additional/);
  assert.match(problemOf(good, 201, ok), /201 is not described/);
  assert.match(problemOf(good, 429, ok), /retry-after|ratelimit/);
  assert.match(problemOf({ rating: 6 }, 400, ok), /additional|error/);
});
