import type { AuditEntry } from "../api/types";
import { Time } from "../parts/Time";

/** Of a site's fields each in a line of its own; of all else the value before and after. */
function changesOf({
  before,
  after,
}: AuditEntry): readonly (readonly [name: string, before: string, after: string])[] {
  const [was, is] = [objectIn(before), objectIn(after)];
  if (!was && !is) return before || after ? [["", before ?? "", after ?? ""]] : [];
  const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])];
  return names.map((name) => [name, textOf(was?.[name]), textOf(is?.[name])]);
}

function objectIn(text: string | null): Record<string, unknown> | null {
  if (!text?.startsWith("{")) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

const textOf = (value: unknown): string =>
  value == null ? "" : typeof value === "string" ? value : JSON.stringify(value);

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { at, who, kind, owner, subject, reason } = entry;
  return (
    <tr>
      <td class="nowrap">
        <Time at={at} />
      </td>
      <td>{who}</td>
      <td>{kind}</td>
      <td>{[owner, subject].filter(Boolean).join(" · ")}</td>
      <td class="changes">
        {changesOf(entry).map(([name, before, after]) => (
          <p key={name}>
            {name && <span class="quiet">{name} </span>}
            {before && <del>{before}</del>} <ins>{after || (before ? "–" : "")}</ins>
          </p>
        ))}
      </td>
      <td>{reason}</td>
    </tr>
  );
}
