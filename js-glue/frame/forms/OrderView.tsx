import { more, regional } from "../texts";
import { STAGES, type Order } from "./order";

/** All stages, those that are behind with their days; which one it is in is said in words too. */
export function OrderView({ order: { order, stage, steps } }: { order: Order }) {
  const { number, now, stages } = more.order;
  const current = STAGES.indexOf(stage);
  return (
    <div class="form order">
      <p class="form-title">{number(order)}</p>
      <ol role="list">
        {STAGES.map((name, i) => {
          // One that was gone through again is where it was last.
          const step = steps.filter((each) => each.stage === name).at(-1);
          return (
            <li
              key={name}
              class={i > current ? "" : "done"}
              aria-current={i === current ? "step" : undefined}
            >
              <span>
                <b>{stages[name]}</b>
                {i === current && <i>{now}</i>}
              </span>
              {step && <time dateTime={step.at}>{dayIn(step.at)}</time>}
              {step?.note && <span dir="auto">{step.note}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The shop's day, wherever the visitor is. One that no calendar has stays as it is. */
function dayIn(day: string): string {
  const at = Date.parse(day);
  const format = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return Number.isNaN(at) ? day : new Intl.DateTimeFormat(regional(), format).format(at);
}
