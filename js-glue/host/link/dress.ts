import { room } from "../room";
import type { Config } from "../config";
import css from "./panel.css";

/** At full screen: the whole of it is the panel's, within what the device leaves free, and there is nothing beside it to close it with. */
export const full = `@media not all and ${room}`;

/**
 * Dresses the panel: another sheet for that shadow tree. Gives the function that does so anew, for another viewport.
 *
 * The panel that fills the window keeps to what an on-screen keyboard leaves of it: by default browsers lay that over the page, with the
 * composer below it. Beside the page, on a tablet, it keeps above that, and is less high. Who zooms in sees a part of the panel, and goes about in it.
 */
export function dress(
  root: DocumentOrShadowRoot,
  view: VisualViewport,
  { position, offsetX, offsetY }: Pick<Config, "position" | "offsetX" | "offsetY">,
): () => void {
  const sheet = new CSSStyleSheet();
  const sheets = root.adoptedStyleSheets;
  const draw = (): void => {
    const { height, offsetTop, scale } = view;
    const visible = scale > 1 ? "" : `inset-block:${offsetTop}px auto;height:${height}px;`;
    // Scroll bars are less.
    const isCovered = visible && innerHeight - height > 99;
    const shift = /b/.test(position) ? offsetTop + height - innerHeight : offsetTop;
    const whole = isCovered ? height + "px" : "100%";
    const move = isCovered ? `.open,.open~button{translate:0 ${shift}px}` : "";
    // Who moves it further than there is room for it has it less wide, and at the window's edge.
    sheet.replaceSync(
      `${css}@media${room}{div{min-width:256px;max-width:min(90%,100% - ${offsetX}px);min-height:288px;margin-block:min(72px,100vh - ${offsetY}px - 304px);max-height:calc(${whole} - ${offsetY}px - 88px)}${move}}${full}{.open.live~button{visibility:hidden}div{${visible}touch-action:none;padding:` +
        "env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)}}",
    );
  };
  draw();
  // No list of sheets is replaced: what is in it may be the page's.
  sheets[sheets.length] = sheet;
  return draw;
}
