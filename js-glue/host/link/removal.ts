import { bare } from "../bare";
import { revive } from "./revival";
import { tag } from "./tag";

const { MutationObserver } = window;

/** A frame that the page takes out of the document has no window any more: nobody is to wait for its answers. */
const observer = new MutationObserver(() => {
  if (tag.isLive() && !tag.iframe.contentWindow) revive();
});

export const watchRemoval = (): void => observer.observe(tag.iframe.parentNode!, bare({ childList: true }));
