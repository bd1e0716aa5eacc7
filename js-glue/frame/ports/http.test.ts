import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { EventTag, Method, StreamEnd, Tag, type EngineEvent } from "../../abi/layout";
import { MAX_CHUNK, MAX_REQUESTS, MAX_RESPONSE } from "../limits";
import { Http, type Request } from "./http";

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

describe("Http", () => {
  let origin: string;
  let answer: Answer;
  let http: Http;
  const fetched = globalThis.fetch;
  const events: EngineEvent[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => answer(request, response, body));
  });

  const request = (part: Partial<Request> = {}): Request => ({
    tag: Tag.HttpRequest,
    request: 1,
    method: Method.Get,
    path: "/api/health",
    token: "",
    lastEventId: "",
    body: "",
    stream: false,
    timeout: 0,
    ...part,
  });
  const head = (status: number, retryAfter = 0) => ({
    tag: EventTag.HttpHead,
    request: 1,
    status,
    retryAfter,
  });
  const chunk = (data: string) => ({ tag: EventTag.HttpChunk, request: 1, data });
  const end = (end: StreamEnd) => ({ tag: EventTag.HttpEnd, request: 1, end });
  const text = () => events.map((event) => (event.tag === EventTag.HttpChunk ? event.data : "")).join("");

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    http = new Http((event) => events.push(event) > 0);
    // Node has no page to which a path belongs.
    vi.stubGlobal("fetch", (path: string, options: RequestInit) => fetched(origin + path, options));
  });
  afterEach(() => {
    http.abortAll();
    events.length = 0;
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    server.closeAllConnections();
    server.close();
  });

  it("says how long the service wants to be left alone, in seconds, and nothing of what is no number", async () => {
    for (const [said, seconds] of [
      ["7", 7],
      ["Wed, 21 Oct 2026 07:28:00 GMT", 0],
    ] as const) {
      answer = (_, response) => response.writeHead(429, { "Retry-After": said }).end();
      await http.start(request());
      expect(events.shift()).toEqual(head(429, seconds));
      events.length = 0;
    }
  });

  it("gives head, body and end of an answer, whatever its status", async () => {
    answer = (_, response) => response.writeHead(404).end('{"error":{}}');
    await http.start(request());
    expect(events).toEqual([head(404), chunk('{"error":{}}'), end(StreamEnd.Complete)]);
  });

  it("gives no chunk for an answer without a body", async () => {
    answer = (_, response) => response.writeHead(204).end();
    await http.start(request());
    expect(events).toEqual([head(204), end(StreamEnd.Complete)]);
  });

  it("sends what it is told to, and no header without a value", async () => {
    const seen: [IncomingMessage, string][] = [];
    answer = (incoming, response, body) => {
      seen.push([incoming, body]);
      response.end();
    };
    await http.start(request({ method: Method.Post, path: "/api/chat", token: "t-1", body: '{"text":"é"}' }));
    await http.start(request({ path: "/api/events", token: "t-1", lastEventId: "12", stream: true }));
    await http.start(request());
    const [post, stream, bare] = seen.map(([{ method, url, headers }, body]) => ({
      method,
      url,
      headers,
      body,
    }));
    expect(post).toMatchObject({ method: "POST", url: "/api/chat", body: '{"text":"é"}' });
    expect(post?.headers).toMatchObject({ authorization: "Bearer t-1", "content-type": "application/json" });
    expect(stream?.headers).toMatchObject({ "last-event-id": "12", accept: "text/event-stream" });
    for (const name of ["authorization", "last-event-id", "content-type", "cookie"]) {
      expect(bare?.headers).not.toHaveProperty(name);
    }
  });

  it("gives a stream's pieces as they come, and never half a character", async () => {
    const bytes = Buffer.from("data: 😀\n\n");
    let finish = () => {};
    answer = (_, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" }).write(bytes.subarray(0, 8));
      finish = () => response.end(bytes.subarray(8));
    };
    const done = http.start(request({ stream: true }));
    await vi.waitFor(() => expect(events).toEqual([head(200), chunk("data: ")]));
    finish();
    await done;
    expect(events.slice(2)).toEqual([chunk("😀\n\n"), end(StreamEnd.Complete)]);
  });

  it("cuts a large body into chunks that the engine takes", async () => {
    const body = "€".repeat(300_000);
    answer = (_, response) => response.end(body);
    await http.start(request());
    const sizes = events.map((event) =>
      event.tag === EventTag.HttpChunk ? Buffer.byteLength(event.data) : 0,
    );
    expect(text()).toBe(body);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_CHUNK + 3);
  });

  it("gives up on an answer that is longer than any of ours", async () => {
    answer = (_, response) => response.end("x".repeat(MAX_RESPONSE + 1));
    await http.start(request());
    expect(events.at(-1)).toEqual(end(StreamEnd.Network));
    expect(text().length).toBeLessThanOrEqual(MAX_RESPONSE);
  });

  it("says Network when the connection breaks in mid-answer", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write("half");
      setTimeout(() => response.destroy(), 20);
    };
    await http.start(request());
    expect(events).toEqual([head(200), chunk("half"), end(StreamEnd.Network)]);
  });

  it("says Network when nobody answers in time", async () => {
    answer = () => {};
    await http.start(request({ timeout: 30 }));
    expect(events).toEqual([end(StreamEnd.Network)]);
  });

  it("gives a stream that has begun all the time it wants", async () => {
    answer = (_, response) => {
      response.writeHead(200).write("a");
      // Well after the time in which it has to begin, which is long enough for a busy machine.
      setTimeout(() => response.end("b"), 1_500);
    };
    await http.start(request({ stream: true, timeout: 1_000 }));
    expect(text()).toBe("ab");
    expect(events.at(-1)).toEqual(end(StreamEnd.Complete));
  });

  it("says Aborted at once when the engine takes a request back, and nothing after that", async () => {
    answer = (_, response) => void response.writeHead(200).write("a");
    const done = http.start(request({ stream: true }));
    await vi.waitFor(() => expect(events).toHaveLength(2));
    http.abort(1);
    http.abort(1);
    await done;
    expect(events).toEqual([head(200), chunk("a"), end(StreamEnd.Aborted)]);
  });

  it("ends everything without a word when there is no engine any more", async () => {
    answer = () => {};
    const done = http.start(request());
    http.abortAll();
    await done;
    expect(events).toEqual([]);
  });

  it("refuses more requests at a time than it may have", async () => {
    answer = () => {};
    for (let i = 0; i < MAX_REQUESTS; i++) void http.start(request({ request: i + 2 }));
    await http.start(request());
    expect(events).toEqual([end(StreamEnd.Network)]);
  });

  it("follows no redirect", async () => {
    answer = (_, response) => response.writeHead(302, { Location: "/elsewhere" }).end();
    await http.start(request());
    expect(events).toEqual([end(StreamEnd.Network)]);
  });
});
