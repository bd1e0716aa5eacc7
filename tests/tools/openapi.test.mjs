import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { merged, problemsOf, redoclyProblems } from "../../tools/lib/openapi.mjs";

const folder = new URL("../../server/http/openapi/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const rooms = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "base.json");
const major = Number.parseInt(process.versions.node, 10);
const whole = () => merged([read("base.json"), ...rooms.map(read)]);

test("the service's description is without fault", () => {
  assert.deepEqual(problemsOf(whole()), []);
});

const faults = {
  "a schema that leads nowhere": (all) =>
    (all.components.schemas.Session.properties.token = { $ref: "#/components/schemas/None" }),
  "a rule that there is not": (all) => (all.components.schemas.Session.additionalPropertys = false),
  "a member that is required and not described": (all) =>
    all.components.schemas.Session.required.push("nothing"),
  "a type that there is not": (all) => (all.components.schemas.Session.type = "map"),
  "a variable that is not described": (all) => (all.paths["/api/admin/users/{name}"].patch.parameters = []),
  "the same operation twice": (all) => (all.paths["/api/chat"].post.operationId = "openSession"),
  "a security scheme that there is not": (all) => (all.paths["/api/chat"].post.security = [{ nobody: [] }]),
  "nothing of who may ask": (all) => delete all.paths["/api/chat"].post.security,
  "no success": (all) =>
    (all.paths["/api/chat"].post.responses = { 401: all.paths["/api/chat"].post.responses[401] }),
  "an operation that takes bodies of any size": (all) => delete all.paths["/api/chat"].post.responses[413],
  "an answer that cannot be found in the log": (all) =>
    delete all.paths["/api/chat"].post.responses[202].headers,
  "a schema that nobody uses": (all) => (all.components.schemas.Unused = { type: "string" }),
  "another version": (all) => (all.openapi = "3.0.3"),
};
for (const [name, spoil] of Object.entries(faults))
  test(`it is a fault to have ${name}`, () => {
    const all = whole();
    spoil(all);
    assert.ok(problemsOf(all).length > 0);
  });

test("Redocly's linter finds no fault with it, and would", { skip: major < 20 && "it needs Node 20" }, () => {
  assert.equal(redoclyProblems(whole()), "");
  const all = whole();
  delete all.info.license;
  assert.match(redoclyProblems(all), /info-license/);
});

test("nothing is described twice", () => {
  assert.throws(() => merged([read("base.json"), read("widget.json"), read("widget.json")]), /twice/);
});
