import { loadPart } from "../parts";
import type { Actions } from "../views/actions";

/** Whoever waits longer tries again. In milliseconds. */
const PATIENCE = 15_000;

/** `address`: it is none. `empty`: nobody has answered yet. */
export type Outcome = "sent" | "address" | "empty" | "tooOften" | "failed";
const OUTCOMES: Readonly<Record<number, Outcome>> = {
  202: "sent",
  400: "address",
  409: "empty",
  429: "tooOften",
};

/** The service sends the whole conversation there, as soon as it can. */
export async function mail(email: string, actions: Actions): Promise<Outcome> {
  try {
    const { tokenFor } = await loadPart("attach");
    const { status } = await fetch("/api/transcripts", {
      method: "POST",
      headers: { Authorization: `Bearer ${await tokenFor(actions)}`, "Content-Type": "application/json" },
      body: JSON.stringify({ email, locale: document.documentElement.lang }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return OUTCOMES[status] ?? "failed";
  } catch {
    return "failed";
  }
}
