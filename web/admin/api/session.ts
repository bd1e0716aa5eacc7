import type { User } from "./types";

export interface Session {
  user: User;
  csrf: string;
}

/** Who has signed in: `undefined` as long as nobody has asked, null for nobody. */
export interface Standing {
  session: Session | null | undefined;
  /** Why the sign-in is shown, where it was not expected. */
  note: string;
}

let standing: Standing = { session: undefined, note: "" };
let lastUser: User | undefined;
const watchers = new Set<(standing: Standing) => void>();

/** Who has signed in, or had until a moment ago: what they had open goes on being shown as theirs. */
export const userNow = (): User => lastUser!;

export const standingNow = (): Standing => standing;

export function setSession(session: Session | null, note = ""): void {
  standing = { session, note };
  lastUser = session?.user ?? lastUser;
  for (const watcher of watchers) watcher(standing);
}

export function watchSession(watcher: (standing: Standing) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
