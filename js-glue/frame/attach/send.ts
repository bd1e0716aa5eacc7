import { MAX_NAME, STALLED } from "./limits";
import { parse, readStored, type Stored } from "./stored";

export type Problem = "type" | "tooLarge" | "quota" | "tooOften" | "offline" | "refused";
export type Outcome = { stored: Stored } | { problem: Problem };

/** A name as a header can carry it: of a long one the end, which says what it is. */
const headerName = (name: string): string =>
  encodeURIComponent([...name.replace(/\p{Surrogate}/gu, "\ufffd")].slice(-MAX_NAME).join(""));

/** `fetch` does not say how far it is. Aborting the signal ends it without an outcome that anybody wants. */
export function send(
  file: File,
  token: string,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = () => resolve({ problem: navigator.onLine ? "refused" : "offline" });
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STALLED);
    };
    signal.addEventListener("abort", () => request.abort());
    request.upload.onprogress = ({ loaded }) => {
      wait();
      onProgress(loaded / file.size);
    };
    request.onload = () => resolve(outcomeOf(request.status, parse(request.responseText)));
    request.onerror = request.onabort = fail;
    request.onloadend = () => clearTimeout(timer);
    request.open("POST", "/api/uploads");
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Pipit-Filename", headerName(file.name));
    request.send(file);
    wait();
  });
}

const PROBLEMS: Readonly<Record<number, Problem>> = { 413: "tooLarge", 415: "type", 429: "tooOften" };

function outcomeOf(status: number, answer: unknown): Outcome {
  const stored = status === 201 ? readStored(answer) : undefined;
  if (stored) return { stored };
  const { code } = Object((Object(answer) as { error?: unknown }).error) as { code?: unknown };
  return { problem: code === "upload.quota" ? "quota" : (PROBLEMS[status] ?? "refused") };
}
