import type { Author, Conversation, Message, Person } from "./types";

/** Who it is, as far as anybody has said. */
export function personName({ id, profile }: Person): string {
  const { name, email } = profile ?? {};
  return (
    [name, email, id].find((text): text is string => typeof text === "string" && text !== "") ?? "Visitor"
  );
}

/** Under which name an agent is shown where none was chosen: no address. */
export const defaultName = (user: string): string => user.split("@")[0] || user;

export function authorName(message: Message, person: Person): string {
  const names: Record<Author, string> = {
    visitor: personName(person),
    assistant: "Assistant",
    agent: message.extra?.name ?? "Agent",
    system: "",
  };
  return names[message.author];
}

/** "Ada has it", "Ada is gone", "waits for a person", "the assistant answers". */
export function stateOf({ holder, waiting }: Conversation, me: string): string {
  if (holder?.isHere) return holder.agent === me ? "You have it" : `${holder.agent} has it`;
  if (holder) return `${holder.agent} is gone`;
  return waiting === null ? "The assistant answers" : "Waits for a person";
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
export const clock = (at: number): string => CLOCK.format(at);

/** "now", "5 min", "3 h", "2 d". */
export function ago(at: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}
