import { api, run, siteError } from "./api";
import { quietly, warm } from "./connection";
import { idleTimeout } from "./limits";
import { load } from "./loader";
import { restore, toggle } from "./panel";
import { own } from "./own";
import { replayQueue } from "./queue";
import { openHere, waits } from "./remembered";
import { comes, config, place } from "./settings";
import { attach, launcher } from "./view";

const before = place[config.global];

if (own(before)["version"]) {
  console.error("Pipit: second tag");
} else {
  place[config.global] = api;
  if (siteError) console.error(siteError);
  else start();
  replayQueue(before, run);
}

function start(): void {
  launcher.onpointerenter = launcher.onfocus = warm;
  launcher.onclick = () => quietly(toggle());
  attach();
  if (config.load == "eager") warm();
  (window.requestIdleCallback ?? setTimeout)(
    () => {
      restore();
      if (comes) load();
      // Unseen: the next to be opened, or what waits goes out, and is counted where it was not read, whichever page had it.
      if (config.load == "idle" || openHere("getItem") || waits("getItem")) warm();
    },
    { timeout: idleTimeout } as IdleRequestOptions & number,
  );
}
