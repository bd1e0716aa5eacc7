export interface Issue {
  field: string;
  message: string;
}

/** What the service answers where it does not do what is asked, or `unreachable` where there is no answer. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly issues: readonly Issue[] = [],
    /** Seconds until it is worth asking again. */
    readonly after = 0,
  ) {
    super(message);
  }

  /** What is wrong with this field; empty if nothing is. */
  of(field: string): string {
    return this.issues.find((issue) => issue.field === field)?.message ?? "";
  }
}

/** Where the service's own words would not tell what to do. */
const WORDS: Readonly<Record<string, string>> = {
  unreachable: "The service cannot be reached. Is the network there?",
  "admin.login": "The name or the password is wrong.",
  "admin.session": "Your session has ended. Sign in again.",
  "admin.csrf": "This page is older than your session. Load it again.",
  "admin.role": "Your role may not do this.",
  "admin.site": "This is not one of your sites, or is about all of them.",
  "admin.insecure": "Sign in over https, or on the machine itself.",
  "admin.origin": "The service does not take this from here. Open its own address.",
  "site.changed":
    "Somebody else has changed this meanwhile. It is here now, and what you typed is kept: look it over, and save again.",
  "conversation.free": "It is nobody's any more. Claim it first.",
  "conversation.unknown": "This conversation has gone on elsewhere, or is gone.",
  busy: "Too many sign in at once. Try again in a moment.",
};

export function wordsOf(problem: unknown): string {
  if (!(problem instanceof Refusal)) return "Something went wrong in this page. Load it again.";
  if (problem.code === "conversation.held") return `Somebody else has it: ${problem.of("agent")}.`;
  return WORDS[problem.code] ?? problem.message;
}
