import { apply, exec } from "./primitives";
import { tag } from "./tag";

/**
 * A page that lets its visitors dictate leaves the microphone to the frame; who may listen the browser asks the visitor. A document goes by
 * what its iframe said before it was loaded, so one that is there already is loaded again.
 */
export function leaveMicrophone(): void {
  const { iframe } = tag;
  if (!apply(exec, /\+voiceI/, [tag.besides["features"]])) return;
  iframe.allow = "microphone";
  if (iframe.parentNode) tag.reload();
}
