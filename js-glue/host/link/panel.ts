import { dress } from "./dress";
import { listenOn } from "./listenOn";
import { tag } from "./tag";
import { unreadOn } from "./unread";

const view = visualViewport!;

export const showUnread = unreadOn(
  tag.launcher,
  tag.config.labels.split("|")[7],
  tag.besides["badge"] != "false",
);

/** How the panel looks, for as long as there is one. */
export function dressPanel(): void {
  const draw = dress(tag.launcher.getRootNode() as ShadowRoot, view, tag.config);
  listenOn(view, "resize", draw);
  listenOn(view, "scroll", draw);
}
