import { Chip } from "../parts/Chip";
import { countText, megabytesText, millisecondsText, percentText } from "../parts/quantities";
import { Sheet } from "../parts/Sheet";
import { addressOf } from "../shell/route";
import type { Measurements } from "./types";
import { TONES } from "./words";

const COLUMNS = ["Site", "Health", "Reports", "Storage", "Render p95", "Memory", "API p95", "API errors"];
const FIGURES: readonly (readonly [figure: string, text: (value: number) => string])[] = [
  ["persistenceSuccess", percentText],
  ["renderP95", millisecondsText],
  ["memoryMean", megabytesText],
  ["apiP95", millisecondsText],
  ["apiErrors", percentText],
];

/** All sites at a glance, those with the most reports first. */
export function Overview({ overview, range }: { overview: Measurements["overview"]; range: string }) {
  if (!overview?.sites.length) return null;
  return (
    <>
      <Sheet label="Sites" columns={COLUMNS}>
        {overview.sites.map(({ site, reports, health, figures }) => (
          <tr key={site}>
            <th scope="row">
              <a href={addressOf("performance", range, site)}>{site}</a>
            </th>
            <td class="nowrap">
              {health ? (
                <>
                  <b>{health.score}</b> <Chip tone={TONES[health.grade]}>{health.grade}</Chip>
                </>
              ) : (
                <span class="quiet">no data</span>
              )}
            </td>
            <td>{countText(reports)}</td>
            {FIGURES.map(([figure, text]) => {
              const value = figures[figure];
              return (
                <td key={figure} class="nowrap">
                  {value === undefined ? <span class="quiet">no data</span> : text(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </Sheet>
      {overview.more && <p class="quiet">These are the 100 sites with the most reports.</p>}
    </>
  );
}
