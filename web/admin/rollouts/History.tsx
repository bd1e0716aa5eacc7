import type { RolloutEvent } from "../api/types";
import { Sheet } from "../parts/Sheet";
import { Time } from "../parts/Time";

export const History = ({ events }: { events: readonly RolloutEvent[] }) => (
  <details>
    <summary>History, {events.length === 1 ? "one event" : `${events.length} events`}</summary>
    <Sheet label="History" columns={["When", "What", "Share", "Who", "Why"]}>
      {events.map(({ kind, percentage, who, reason, at }, index) => (
        <tr key={index}>
          <td class="nowrap">
            <Time at={at} />
          </td>
          <td class="nowrap">{kind.replace(/_/g, " ")}</td>
          <td class="nowrap">{percentage} %</td>
          <td>{who}</td>
          <td>{reason}</td>
        </tr>
      ))}
    </Sheet>
  </details>
);
