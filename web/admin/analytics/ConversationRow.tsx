import { Chip } from "../parts/Chip";
import { Time } from "../parts/Time";
import type { Conversation } from "./types";
import { durationText, orNone, topicText } from "./words";

const COMPLETION = { 0: "not completed", 50: "half completed", 100: "completed" } as const;

export function ConversationRow({ of }: { of: Conversation }) {
  const { at, site, conversation, messages, engagementScore, completion, resolved, responseTime, topics } =
    of;
  return (
    <tr>
      <td class="nowrap">
        <Time at={at} />
      </td>
      <td>{site}</td>
      <td>
        <code>{conversation}</code>
      </td>
      <td>{messages}</td>
      <td>{engagementScore}</td>
      <td>
        <p class="marks">
          <Chip tone={completion === 100 ? "good" : "plain"}>{COMPLETION[completion]}</Chip>
          {resolved && <Chip tone="good">resolved</Chip>}
        </p>
      </td>
      <td class="nowrap">{orNone(responseTime, durationText)}</td>
      <td dir="auto">{topics.map(topicText).join(", ")}</td>
    </tr>
  );
}
