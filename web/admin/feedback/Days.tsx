import { Sheet } from "../parts/Sheet";
import type { Day } from "./types";

/** As many as one sees at a glance. */
const SHOWN = 14;

/** The trend, as a table. Charts of the dashboards stand here as soon as there are any. */
export function Days({ days }: { days: readonly Day[] }) {
  const shown = days.slice(0, SHOWN);
  const most = Math.max(...shown.map(({ total }) => total));
  return (
    <details>
      <summary>Day by day</summary>
      <Sheet label="Day by day" columns={["Day (UTC)", "Feedback", "Negative", "Urgent"]}>
        {shown.map(({ date, total, negative, urgent }) => (
          <tr key={date}>
            <th scope="row" class="day nowrap">
              {date}
            </th>
            <td>
              <meter min={0} max={most} value={total} aria-hidden="true" /> {total}
            </td>
            <td>{negative}</td>
            <td>{urgent}</td>
          </tr>
        ))}
      </Sheet>
    </details>
  );
}
