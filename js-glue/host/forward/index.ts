import { tag } from "../link/tag";
import { carryOut } from "../notify/asked";
import { comeForward } from "../teaser";

// Runs once for what the page has come forward by itself, and once for each word of the frame's on notifications. One run does all words
// that wait, so that there may be nothing left for the next one.
const { config, comes } = tag;
const { asked } = config;
delete config.asked;
if (asked) carryOut(asked);
else if (comes && !config.hasCome) {
  config.hasCome = true;
  comeForward();
}
