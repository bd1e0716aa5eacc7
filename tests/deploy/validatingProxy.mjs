// Stands before the service, and holds all that goes through it against the service's own description (OpenAPI 3.1). Whoever asks
// gets 502 with what does not fit, in place of the answer.
import Ajv from "ajv";
import { once } from "node:events";
import { createServer } from "node:http";

/** What the service may send beside what is described for a route. */
const OF_ALL_HEADERS =
  /^(date|connection|keep-alive|transfer-encoding|content-length|content-type|cache-control|x-content-type-options|allow)$/;

/** Compiles each schema once; references lead into the whole description. */
function validatorsOf(description) {
  const ajv = new Ajv({ unknownFormats: [], schemaId: "$id", nullable: false, meta: true });
  ajv.addSchema({ $id: "api", components: description.components });
  const known = new Map();
  const absolute = (schema) =>
    JSON.parse(JSON.stringify(schema), (key, value) =>
      key === "$ref" && typeof value === "string" && value.startsWith("#/") ? `api${value}` : value,
    );
  return (schema, value) => {
    if (!known.has(schema)) known.set(schema, ajv.compile(absolute(schema)));
    const validate = known.get(schema);
    return validate(value) ? "" : ajv.errorsText(validate.errors);
  };
}

export class Contract {
  constructor(description) {
    this.description = description;
    this.check = validatorsOf(description);
  }

  resolved(value) {
    if (!value.$ref) return value;
    return value.$ref
      .split("/")
      .slice(1)
      .reduce((at, name) => at[name], this.description);
  }

  /** A header stands for a value of its schema's type. */
  problemOfText(schema, text) {
    const { type } = this.resolved(schema);
    return this.check(schema, type === "integer" && /^\d+$/.test(text) ? Number(text) : text);
  }

  problemOfRequest(operation, headers, body) {
    for (const said of operation.parameters ?? []) {
      const parameter = this.resolved(said);
      if (parameter.in !== "header") continue;
      const given = headers[parameter.name.toLowerCase()];
      if (given === undefined && parameter.required) return `${parameter.name} is missing`;
      const problem = given === undefined ? "" : this.problemOfText(parameter.schema, given);
      if (problem) return `${parameter.name}: ${problem}`;
    }
    const needsToken = operation.security?.length && operation.security.every((scheme) => scheme.visitor);
    if (needsToken && !/^bearer ./i.test(headers.authorization ?? "")) return "nobody has a token";
    if (!operation.requestBody) return "";
    const media = operation.requestBody.content[(headers["content-type"] ?? "").split(";")[0].trim()];
    if (!media) return "the type of the body is not described";
    try {
      return this.check(media.schema, JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)));
    } catch (error) {
      return `the body: ${error.message}`;
    }
  }

  problemOfAnswer(operation, answer, body) {
    const said = operation.responses[answer.status];
    if (!said) return `${answer.status} is not described`;
    const { headers = {}, content } = this.resolved(said);
    const described = new Map(Object.entries(headers).map(([name, header]) => [name.toLowerCase(), header]));
    for (const [name, header] of described) {
      const { required, schema } = this.resolved(header);
      const given = answer.headers.get(name);
      if (given === null && required) return `${name} is missing`;
      const problem = given === null ? "" : this.problemOfText(schema, given);
      if (problem) return `${name}: ${problem}`;
    }
    for (const name of answer.headers.keys())
      if (!described.has(name) && !OF_ALL_HEADERS.test(name)) return `${name} is not described`;
    const media = content?.[(answer.headers.get("content-type") ?? "").split(";")[0]];
    if (!media) return "the type of the answer is not described";
    return this.check(media.schema, JSON.parse(body.toString()));
  }

  /** What is wrong with an exchange: a request that is not as described has to be refused, and every answer has to be described. */
  problemOf({ method, path, headers, body }, answer, answered) {
    const operation = this.description.paths[path]?.[method.toLowerCase()];
    if (!operation) return answer.status === 404 || answer.status === 405 ? "" : "it is not described";
    const problem = this.problemOfRequest(operation, headers, body);
    if (problem && answer.status < 400) return `it took a request that is not as described: ${problem}`;
    return this.problemOfAnswer(operation, answer, answered);
  }
}

const read = async (stream) => {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** Listens on a port of its own: `{origin, exchanges, problems}`, the last two growing. */
export async function startValidatingProxy(test, upstream) {
  const contract = new Contract(await (await fetch(`${upstream}/api/openapi.json`)).json());
  const exchanges = [];
  const problems = [];
  const pass = async (request, response) => {
    const body = await read(request);
    const { method, url, headers } = request;
    const path = url.split("?")[0];
    const { host, connection, "content-length": length, ...passed } = headers;
    const answer = await fetch(upstream + url, {
      method,
      headers: passed,
      body: method === "GET" || method === "HEAD" ? undefined : body,
    });
    const answered = Buffer.from(await answer.arrayBuffer());
    const problem = contract.problemOf({ method, path, headers, body }, answer, answered);
    exchanges.push(`${method} ${path} ${answer.status}`);
    if (problem) problems.push(`${exchanges.at(-1)}: ${problem}`);
    response.writeHead(problem ? 502 : answer.status, problem ? {} : Object.fromEntries(answer.headers));
    response.end(problem || answered);
  };
  const server = createServer((request, response) => {
    pass(request, response).catch((error) => {
      problems.push(`${request.method} ${request.url}: ${error.stack}`);
      response.writeHead(502).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  test.after(() => server.closeAllConnections());
  test.after(() => server.close());
  return { origin: `http://127.0.0.1:${server.address().port}`, exchanges, problems, contract };
}
