import type { FunctionComponent } from "preact";

/** Strokes on a grid of 24; always beside a text, so assistive technology does not hear of them. */
export const icon =
  (path: string): FunctionComponent =>
  () => (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );

export const CloseIcon = /* @__PURE__ */ icon("M6 6l12 12M18 6L6 18");
export const MoreIcon = /* @__PURE__ */ icon("M11.6 5h.8v.8h-.8zm0 6.6h.8v.8h-.8zm0 6.6h.8v.8h-.8z");
export const EmojiIcon = /* @__PURE__ */ icon(
  "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M8.5 14.2a4.2 4.2 0 0 0 7 0M9 9.5v.1M15 9.5v.1",
);
export const AttachIcon = /* @__PURE__ */ icon("M9 12l5-5a2.8 2.8 0 0 1 4 4l-7 7a4.5 4.5 0 0 1-6.4-6.4l7-7");
export const SendIcon = /* @__PURE__ */ icon("M12 19V5M5.5 11.5L12 5l6.5 6.5");
export const DownIcon = /* @__PURE__ */ icon("M12 5v14M5.5 12.5L12 19l6.5-6.5");
export const ClockIcon = /* @__PURE__ */ icon(
  "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 8v4.2l2.8 1.8",
);
export const TickIcon = /* @__PURE__ */ icon("M5 12.5l4.5 4.5L19 7.5");
export const AlertIcon = /* @__PURE__ */ icon(
  "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 7.8v5M12 16.1v.1",
);
