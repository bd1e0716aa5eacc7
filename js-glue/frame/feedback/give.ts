import { loadPart } from "../parts";
import { actions } from "../views/actions";
import type { Found } from "./browserData";
import type { Draft, Kind } from "./draft";
import { MAX_MESSAGE, PATIENCE, PAUSES } from "./limits";
import { redactor } from "./redactor";

/** For the network, or so many seconds, since it was too often. */
export type Waiting = { state: "waiting"; seconds: number };
/** With the name of the ticket that was opened, if any. */
export type Outcome = Waiting | { state: "thanks"; ticket: string } | { state: "failed" };

const TYPES: Readonly<Record<Kind, string>> = { problem: "bug", wish: "feature_request", other: "general" };

/**
 * As the service wants it, and without what tells who somebody is but the address that was given to be asked at. What was agreed to is told
 * of a problem alone. Rejects where it cannot be redacted: nothing leaves the frame as it was written.
 */
async function bodyOf({ kind, message, email, id }: Draft, told: Found | undefined): Promise<string> {
  const scratch = await redactor();
  const agreed = kind === "problem" && told ? { ...told, consent: true } : {};
  return JSON.stringify({
    clientId: id,
    type: TYPES[kind],
    // What stands in place of a postcode may be longer than it.
    message: [...scratch.redact(message.trim())].slice(0, MAX_MESSAGE).join(""),
    ...(email.trim() && { email: email.trim() }),
    ...agreed,
  });
}

/** With the visitor's token. */
export async function post(path: string, body: string, signal: AbortSignal): Promise<Response> {
  const { tokenFor } = await loadPart("attach");
  return fetch(path, {
    method: "POST",
    headers: { Authorization: `Bearer ${await tokenFor(actions)}`, "Content-Type": "application/json" },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  });
}

const until = (what: string, signal: AbortSignal): Promise<unknown> =>
  new Promise((done) => addEventListener(what, done, { once: true, signal }));

const sleep = (milliseconds: number): Promise<unknown> =>
  new Promise((done) => setTimeout(done, milliseconds));

/**
 * Sent until somebody answers, or nobody has often enough. The same id gets the same answer, so what had come though its answer
 * was lost is there once.
 */
export async function give(
  draft: Draft,
  told: Found | undefined,
  signal: AbortSignal,
  onWait: (waiting: Waiting) => void,
): Promise<Outcome> {
  let outcome: Outcome = { state: "failed" };
  for (const pause of PAUSES) {
    await sleep(outcome.state === "waiting" ? outcome.seconds * 1_000 : pause);
    if (!navigator.onLine) {
      onWait({ state: "waiting", seconds: 0 });
      await until("online", signal);
    }
    outcome = await tryOnce(draft, told, signal);
    if (outcome.state === "thanks" || signal.aborted) return outcome;
    if (outcome.state === "waiting") onWait(outcome);
  }
  return { state: "failed" };
}

async function tryOnce(draft: Draft, told: Found | undefined, signal: AbortSignal): Promise<Outcome> {
  try {
    const answer = await post("/api/feedback", await bodyOf(draft, told), signal);
    if (answer.status === 429) return { state: "waiting", seconds: secondsOf(answer) };
    if (answer.status !== 201) return { state: "failed" };
    const { ticket } = Object(await answer.json()) as { ticket?: unknown };
    return { state: "thanks", ticket: typeof ticket === "string" ? ticket : "" };
  } catch {
    return { state: "failed" };
  }
}

const secondsOf = ({ headers }: Response): number => Math.max(1, Number(headers.get("Retry-After")) >>> 0);
