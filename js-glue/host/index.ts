import { api, run, siteError } from "./api";
import { quietly, warm } from "./connection";
import { idleTimeout } from "./limits";
import { restore, toggle } from "./panel";
import { own, replayQueue } from "./queue";
import { config } from "./settings";
import { attach, launcher } from "./view";

declare global {
  interface Window {
    Pipit?: unknown;
    pipitConfig?: unknown;
  }
}

const before = window.Pipit;

if (own(before)["version"]) {
  console.warn("Pipit: loaded twice");
} else {
  window.Pipit = api;
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
      if (config.load == "idle") warm();
    },
    { timeout: idleTimeout } as IdleRequestOptions & number,
  );
}
