/** What is used of the browser's own recognition, which TypeScript's library does not know: https://webaudio.github.io/web-speech-api/ */
export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: { results: Results }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

type Results = ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;

declare global {
  interface Window {
    SpeechRecognition?: new () => Recognition;
    webkitSpeechRecognition?: new () => Recognition;
  }
}

/** As the visitor's browser has that language, with its region: "de-AT" for "de". */
export const tagOf = (language: string): string =>
  navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;

export function newRecognition(language: string): Recognition {
  const recognition = new (window.SpeechRecognition ?? window.webkitSpeechRecognition)!();
  return Object.assign(recognition, { lang: tagOf(language), continuous: true, interimResults: true });
}

/** All that was said so far: what is final, and what is still being understood. */
export const textOf = (results: Results): string =>
  Array.from(results, (result) => result[0]!.transcript)
    .join("")
    .trim();

/** The newest of what changes no more. */
export const lastFinalOf = (results: Results): string =>
  textOf(
    Array.from(results)
      .filter(({ isFinal }) => isFinal)
      .slice(-1),
  );

export type Problem = "denied" | "silent" | "offline" | "absent" | "failed";
const PROBLEMS: Readonly<Record<string, Problem | undefined>> = {
  "not-allowed": "denied",
  "service-not-allowed": "denied",
  "no-speech": "silent",
  network: "offline",
  "audio-capture": "absent",
};

/** Nothing, where the visitor has ended it themselves. */
export const problemOf = (error: string): Problem | undefined =>
  error === "aborted" ? undefined : (PROBLEMS[error] ?? "failed");
