import { html } from "../html/markup.mjs";

const FILTER = html`<filter id="lie" x="-20%" y="-20%" width="140%" height="150%"
  ><feDropShadow dx="2" dy="7" stdDeviation="5" flood-opacity=".26"
/></filter>`;

/** A piece that lies on a surface throws a soft shadow on it. */
export function lying(sheet, content) {
  sheet.define(FILTER);
  return html`<g filter="url(#lie)">${content}</g>`;
}
