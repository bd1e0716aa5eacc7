import { Refusal, type Issue } from "./Refusal";
import { setSession, standingNow } from "./session";

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

interface Answer {
  error?: { code?: unknown; message?: unknown; issues?: unknown };
}

/**
 * Resolves with the answer; rejects with a `Refusal`. A session that has ended brings up the sign-in by itself.
 * `path` is what stands below /api/admin/, or begins with a slash. `version`: of what is changed, which is refused where somebody else has changed it since.
 */
export async function ask<T>(method: Method, path: string, body?: object, version?: string): Promise<T> {
  const response = await fetch(path.startsWith("/") ? path : `/api/admin/${path}`, {
    method,
    headers: headersOf(method, body, version),
    credentials: "same-origin",
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => Promise.reject(new Refusal(0, "unreachable", "")));
  const answer = (await response.json().catch(() => ({}))) as Answer;
  if (response.ok) return answer as T;
  const refusal = refusalOf(response, answer);
  if (refusal.code === "admin.session" && standingNow().session) setSession(null, refusal.code);
  throw refusal;
}

function headersOf(method: Method, body?: object, version?: string): Record<string, string> {
  const csrf = standingNow().session?.csrf;
  return {
    ...(body && { "Content-Type": "application/json" }),
    ...(version && { "If-Match": `"${version}"` }),
    ...(method !== "GET" && csrf && { "X-CSRF-Token": csrf }),
  };
}

function refusalOf(response: Response, { error = {} }: Answer): Refusal {
  const { code = "internal", message = `The service answered ${response.status}.`, issues } = error;
  const after = Number(response.headers.get("Retry-After")) || 0;
  const list = Array.isArray(issues) ? (issues as Issue[]) : [];
  return new Refusal(response.status, String(code), String(message), list, after);
}
