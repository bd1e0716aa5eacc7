// Looks through the service's description of itself (server/http/openapi): whether it is OpenAPI 3.1 as far as it goes, and what is
// missing, used by nobody, or named twice. A key that the standard does not have where it stands is a problem, so that no misspelt rule
// is passed over. Redocly's linter looks through it as well (tools/lib/redocly). Whether requests and answers are as it says the service's own tests see (tests/server/support/OpenApi.h).
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = "server/http/openapi";
const MERGED = "build/openapi.json";
const REDOCLY_NODE = 20;
const OFFLINE = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const KEYS = {
  root: [
    "openapi",
    "info",
    "jsonSchemaDialect",
    "servers",
    "paths",
    "webhooks",
    "components",
    "security",
    "tags",
    "externalDocs",
  ],
  operation:
    "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers".split(
      " ",
    ),
  parameter: ["name", "in", "description", "required", "deprecated", "schema", "example"],
  body: ["description", "content", "required"],
  response: ["description", "headers", "content", "links"],
  // Those of JSON Schema 2020-12 that the tests' validator knows.
  schema:
    "$ref type enum oneOf properties required additionalProperties propertyNames minProperties maxProperties items minItems maxItems minLength maxLength pattern minimum maximum description default".split(
      " ",
    ),
};
const TYPES = ["null", "boolean", "object", "array", "number", "string", "integer"];

/** What is no HTTP, has too large a body or too many header lines is refused whatever it asks for. */
const OF_ALL = ["400", "413", "431"];

/** The parts as one: the first one has what they have in common. */
export function merged(parts) {
  const [base, ...rooms] = structuredClone(parts);
  for (const room of rooms)
    for (const [from, into] of [
      [room.paths, base.paths],
      [room.components.schemas, base.components.schemas],
    ])
      for (const [name, value] of Object.entries(from)) {
        if (name in into) throw new Error(`${name} is described twice`);
        into[name] = value;
      }
  return base;
}

export function problemsOf(description) {
  const problems = [];
  const wrong = (place, what) => problems.push(`${place}: ${what}`);
  const used = new Set();
  const ids = new Set();

  const known = (place, value, keys) => {
    for (const key of Object.keys(value)) if (!keys.includes(key)) wrong(place, `there is no "${key}" here`);
  };
  const resolved = (place, value) => {
    if (!value.$ref) return value;
    used.add(value.$ref);
    const found = value.$ref
      .split("/")
      .slice(1)
      .reduce((at, name) => at?.[name], description);
    if (!found) wrong(place, `${value.$ref} leads nowhere`);
    return found ?? {};
  };

  const checkSchema = (place, schema) => {
    known(place, schema, KEYS.schema);
    if (schema.$ref) return void resolved(place, schema);
    for (const type of [schema.type ?? []].flat())
      if (!TYPES.includes(type)) wrong(place, `"${type}" is no type`);
    if (!schema.type && !schema.oneOf) wrong(place, "says nothing of its type");
    if (schema.pattern)
      try {
        new RegExp(schema.pattern, "u");
      } catch {
        wrong(place, "the pattern is none");
      }
    for (const name of schema.required ?? [])
      if (!schema.properties?.[name]) wrong(place, `"${name}" is required, and not described`);
    for (const [name, member] of Object.entries(schema.properties ?? {}))
      checkSchema(`${place}.${name}`, member);
    for (const key of ["items", "additionalProperties", "propertyNames"])
      if (typeof schema[key] === "object") checkSchema(`${place}.${key}`, schema[key]);
    for (const [index, choice] of (schema.oneOf ?? []).entries())
      checkSchema(`${place}.oneOf[${index}]`, choice);
  };
  const checkContent = (place, content) => {
    for (const [type, media] of Object.entries(content ?? {})) {
      if (!/^[\w*]+\/[\w.+*-]+$/.test(type)) wrong(place, `"${type}" is no media type`);
      known(`${place} ${type}`, media, ["schema", "example", "examples", "encoding"]);
      if (media.schema) checkSchema(`${place} ${type}`, media.schema);
    }
  };
  const checkResponse = (place, said) => {
    const response = resolved(place, said);
    known(place, response, said.$ref ? ["$ref", ...KEYS.response] : KEYS.response);
    if (!response.description) wrong(place, "has no description");
    checkContent(place, response.content);
    for (const [name, header] of Object.entries(response.headers ?? {}))
      checkSchema(`${place} ${name}`, resolved(place, header).schema);
    if (!response.headers?.["X-Request-Id"]) wrong(place, "has no X-Request-Id");
  };
  const checkParameters = (place, path, parameters) => {
    for (const parameter of parameters) {
      const at = `${place} ${parameter.name}`;
      known(at, parameter, KEYS.parameter);
      if (!["path", "query", "header", "cookie"].includes(parameter.in)) wrong(at, "stands nowhere");
      if (parameter.in === "path" && !parameter.required) wrong(at, "is in the path, and so required");
      if (parameter.in === "path" && !path.includes(`{${parameter.name}}`)) wrong(at, "is not in the path");
      checkSchema(at, parameter.schema);
    }
    for (const [, name] of path.matchAll(/\{(\w+)\}/g))
      if (!parameters.some((parameter) => parameter.in === "path" && parameter.name === name))
        wrong(place, `{${name}} is not described`);
    const names = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
    if (new Set(names).size < names.length) wrong(place, "has a parameter twice");
  };
  const checkSecurity = (place, security) => {
    if (!Array.isArray(security)) return wrong(place, "does not say who may ask");
    for (const scheme of security.flatMap(Object.keys))
      if (!description.components.securitySchemes[scheme])
        wrong(place, `there is no security scheme "${scheme}"`);
  };
  const checkOperation = (place, path, method, operation) => {
    known(place, operation, KEYS.operation);
    if (!operation.operationId || ids.has(operation.operationId))
      wrong(place, "has no operationId of its own");
    ids.add(operation.operationId);
    if (!operation.summary) wrong(place, "has no summary");
    for (const tag of operation.tags ?? [undefined])
      if (!description.tags.some((one) => one.name === tag)) wrong(place, `there is no tag "${tag}"`);
    checkParameters(place, path, operation.parameters ?? []);
    checkSecurity(place, operation.security);
    if (operation.requestBody) {
      known(`${place} body`, operation.requestBody, KEYS.body);
      if (["get", "head", "delete"].includes(method)) wrong(place, "takes no body");
      checkContent(`${place} body`, operation.requestBody.content);
    }
    const statuses = Object.keys(operation.responses ?? {});
    if (!statuses.some((status) => /^2/.test(status))) wrong(place, "never succeeds");
    if (operation.security?.some((one) => Object.keys(one).length) && !statuses.includes("401"))
      wrong(place, "refuses nobody with 401");
    for (const status of OF_ALL) if (!statuses.includes(status)) wrong(place, `does not say ${status}`);
    for (const status of statuses) {
      if (!/^[1-5]\d\d$/.test(status)) wrong(place, `${status} is no status`);
      checkResponse(`${place} ${status}`, operation.responses[status]);
    }
  };

  known("description", description, KEYS.root);
  if (!/^3\.1\.\d+$/.test(description.openapi)) wrong("openapi", "is not 3.1");
  for (const key of ["title", "version"]) if (!description.info?.[key]) wrong("info", `has no ${key}`);
  for (const [path, item] of Object.entries(description.paths)) {
    if (!path.startsWith("/") || path.includes("?")) wrong(path, "is no path");
    for (const [method, operation] of Object.entries(item)) {
      const place = `${method.toUpperCase()} ${path}`;
      if (METHODS.includes(method)) checkOperation(place, path, method, operation);
      else wrong(place, "is no method");
    }
  }
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    checkSchema(name, schema);
  }
  for (const kind of ["schemas", "responses", "headers"])
    for (const name of Object.keys(description.components[kind]))
      if (!used.has(`#/components/${kind}/${name}`)) wrong(name, "is used by nobody");
  return problems;
}

/** What Redocly's linter finds in it, where this Node is one that it runs on; empty if nothing. */
export function redoclyProblems(description) {
  if (Number.parseInt(process.versions.node, 10) < REDOCLY_NODE) return "";
  mkdirSync(dirname(MERGED), { recursive: true });
  writeFileSync(MERGED, JSON.stringify(description, null, 1));
  const { status, stdout, stderr, error } = spawnSync(
    "node_modules/.bin/redocly",
    ["lint", MERGED, "--config", "tools/lib/redocly/redocly.yaml", "--format", "stylish"],
    { encoding: "utf8", env: { ...process.env, ...OFFLINE } },
  );
  if (error) return `Redocly's linter cannot be run (npm ci): ${error.message}`;
  return status === 0 ? "" : stdout || stderr;
}

function main() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  const parts = ["base.json", ...files.filter((name) => name !== "base.json")].map((name) =>
    JSON.parse(readFileSync(join(FOLDER, name), "utf8")),
  );
  const whole = merged(parts);
  const problems = [...problemsOf(whole), redoclyProblems(whole)].filter(Boolean);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
