import { EventTag, Method, StreamEnd, type Command, type Tag } from "../../abi/layout";
import { MAX_CHUNK, MAX_KEEPALIVE, MAX_REQUESTS, MAX_RESPONSE } from "../limits";
import type { Raise } from "./raise";

export type Request = Extract<Command, { tag: Tag.HttpRequest }>;

/**
 * Requests to the widget's own origin. Every request ends with exactly one HttpEnd: Complete when the whole body came,
 * Aborted when the engine took it back, Network otherwise (no connection, too slow, too long, not our origin).
 */
export class Http {
  readonly #raise: Raise;
  readonly #besides: (token: string) => Record<string, string>;
  readonly #running = new Map<number, AbortController>();

  /** `besides`: headers that go along, for whom that token is. */
  constructor(raise: Raise, besides: (token: string) => Record<string, string> = () => ({})) {
    this.#raise = raise;
    this.#besides = besides;
  }

  async start(request: Request): Promise<void> {
    const controller = new AbortController();
    const full = this.#running.size >= MAX_REQUESTS;
    this.#running.set(request.request, controller);
    const end = full ? StreamEnd.Network : await this.#run(request, controller);
    if (this.#running.get(request.request) === controller) this.#finish(request.request, end);
  }

  abort(request: number): void {
    if (!this.#running.has(request)) return;
    this.#running.get(request)!.abort();
    this.#finish(request, StreamEnd.Aborted);
  }

  /** Ends all without a word: there is no engine left to hear it. */
  abortAll(): void {
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
  }

  #finish(request: number, end: StreamEnd): void {
    this.#running.delete(request);
    this.#raise({ tag: EventTag.HttpEnd, request, end });
  }

  async #run(request: Request, controller: AbortController): Promise<StreamEnd> {
    const timer = request.timeout > 0 ? setTimeout(() => controller.abort(), request.timeout) : undefined;
    try {
      const response = await fetch(
        request.path,
        optionsOf(request, controller.signal, this.#besides(request.token)),
      );
      // A stream may take as long as it likes once it has begun.
      if (request.stream) clearTimeout(timer);
      if (controller.signal.aborted) return StreamEnd.Network;
      this.#raise({
        tag: EventTag.HttpHead,
        request: request.request,
        status: response.status,
        retryAfter: +response.headers.get("Retry-After")! >>> 0,
      });
      if (response.body) await this.#pump(response.body, request, controller);
      return controller.signal.aborted ? StreamEnd.Network : StreamEnd.Complete;
    } catch {
      return StreamEnd.Network;
    } finally {
      clearTimeout(timer);
    }
  }

  async #pump(
    body: ReadableStream<Uint8Array>,
    request: Request,
    controller: AbortController,
  ): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return this.#chunk(request.request, decoder.decode());
      size += value.length;
      if (!request.stream && size > MAX_RESPONSE) return controller.abort();
      for (let at = 0; at < value.length && !controller.signal.aborted; at += MAX_CHUNK) {
        this.#chunk(request.request, decoder.decode(value.subarray(at, at + MAX_CHUNK), { stream: true }));
      }
    }
  }

  #chunk(request: number, data: string): void {
    if (data) this.#raise({ tag: EventTag.HttpChunk, request, data });
  }
}

/** In the mode "same-origin" a path that leads to another origin, in whatever spelling ("//", "/\\", a tab in between), is a network error (Fetch, 4.1). */
function optionsOf(request: Request, signal: AbortSignal, besides: Record<string, string>): RequestInit {
  const { method, token, lastEventId, body, stream } = request;
  const headers = new Headers({ ...besides, Accept: stream ? "text/event-stream" : "application/json" });
  if (token) headers.set("Authorization", `Bearer ${token}`);
  if (lastEventId) headers.set("Last-Event-ID", lastEventId);
  if (body) headers.set("Content-Type", "application/json");
  return {
    method: method === Method.Post ? "POST" : "GET",
    headers,
    body: body || null,
    signal,
    mode: "same-origin",
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
    keepalive: method === Method.Post && body.length <= MAX_KEEPALIVE,
  };
}
