import { mayAcknowledge } from "../api/rights";
import { Chip } from "../parts/Chip";
import { Time } from "../parts/Time";
import { addressOf } from "../shell/route";
import type { Alert } from "./types";
import { textOf, TONES } from "./words";

export function AlertRow({ alert, acknowledge }: { alert: Alert; acknowledge: () => void }) {
  const { rule, site, severity, status, value, threshold, description, fired, resolved, times } = alert;
  const text = textOf(alert);
  return (
    <tr>
      <td>
        <Chip tone={TONES[severity]}>{severity}</Chip>
      </td>
      <td class="said">
        <p>{description || rule}</p>
        {description && <p class="quiet">{rule}</p>}
      </td>
      <td>{site ? <a href={addressOf("performance", "1h", site)}>{site}</a> : "the service"}</td>
      <td class="nowrap">
        <b>{text(value)}</b>
        {threshold !== null && <p class="quiet">limit {text(threshold)}</p>}
      </td>
      <td class="nowrap">
        <Time at={fired} />
        <p class="quiet">
          {status === "firing" || resolved === null ? (
            "it still fires"
          ) : (
            <>
              until <Time at={resolved} />
            </>
          )}
          {times > 1 && `, ${times} times`}
        </p>
      </td>
      <td>
        <Acknowledged alert={alert} acknowledge={acknowledge} />
      </td>
    </tr>
  );
}

function Acknowledged({ alert, acknowledge }: { alert: Alert; acknowledge: () => void }) {
  const { acknowledged, rule, site } = alert;
  if (acknowledged)
    return (
      <>
        {acknowledged.who}
        <p class="quiet nowrap">
          <Time at={acknowledged.at} />
        </p>
      </>
    );
  if (!mayAcknowledge()) return <span class="quiet">nobody yet</span>;
  return (
    <button
      type="button"
      class="small"
      onClick={acknowledge}
      aria-label={`Acknowledge ${rule}, ${site ?? "the service"}`}
    >
      Acknowledge
    </button>
  );
}
