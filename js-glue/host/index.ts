import { api, makeApi, run } from "./api";
import { quietly, warm } from "./connection";
import { failure } from "./errors";
import type { PipitError } from "./errors";
import { idleTimeout } from "./limits";
import { restore, toggle } from "./panel";
import { replayQueue } from "./queue";
import { config, site } from "./settings";
import { draw, launcher } from "./view";

declare global {
  interface Window {
    Pipit?: unknown;
    pipitConfig?: unknown;
  }
}

function start(): void {
  launcher.onpointerenter = launcher.onfocus = launcher.ontouchstart = warm;
  launcher.onclick = () => quietly(toggle());
  draw();
  if (config.load == "eager") warm();
  (window.requestIdleCallback ?? setTimeout)(
    () => {
      restore();
      if (config.load == "idle") warm();
    },
    { timeout: idleTimeout } as IdleRequestOptions & number,
  );
}

function main(): void {
  const before = window.Pipit;
  if (typeof Object(before).version == "string") return console.warn("Pipit: loaded twice");
  let error: PipitError | undefined;
  if (!site) console.error((error = failure("config.site", "data-site is missing or invalid")));
  makeApi(error);
  window.Pipit = api;
  if (!error) start();
  replayQueue(before, run);
}

main();
