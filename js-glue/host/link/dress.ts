import { room } from "../room";
import css from "./panel.css";

/** At full screen: the whole of it is the panel's, within what the device leaves free, and there is nothing beside it to close it with. */
export const full = `@media not all and ${room}`;

/**
 * Dresses the panel: another sheet for that shadow tree. Gives the function that does so anew, for another viewport.
 *
 * The panel that fills the window keeps to what an on-screen keyboard leaves of it: by default browsers lay that over the page, with the
 * composer below it. Who zooms in sees a part of the panel, and goes about in it.
 */
export function dress(root: DocumentOrShadowRoot, view: VisualViewport): () => void {
  const sheet = new CSSStyleSheet();
  const sheets = root.adoptedStyleSheets;
  const draw = (): void => {
    const { height, offsetTop, scale } = view;
    const visible = scale > 1 ? "" : `inset-block:${offsetTop}px auto;height:${height}px;`;
    sheet.replaceSync(
      `${css}${full}{.open.live~button{visibility:hidden}div{${visible}touch-action:none;padding:` +
        "env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)}}",
    );
  };
  draw();
  // No list of sheets is replaced: what is in it may be the page's.
  sheets[sheets.length] = sheet;
  return draw;
}
