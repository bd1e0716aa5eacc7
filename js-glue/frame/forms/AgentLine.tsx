import { more } from "../texts";
import type { Agent } from "./agent";

/** That an agent has come, or has left. */
export const AgentLine = ({ agent: { kind, name } }: { agent: Agent }) =>
  kind === "agent" ? null : (
    <p class="bubble text" dir="auto">
      {kind === "joined" ? more.person.joined(name) : more.person.left(name)}
    </p>
  );
