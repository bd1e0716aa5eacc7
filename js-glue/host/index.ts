import { makeApi, runnerOf } from "./api";
import { readConfig } from "./config";
import { failure } from "./errors";
import { idleTimeout } from "./limits";
import { replayQueue } from "./queue";
import { makeWidget } from "./widget";

declare global {
  interface Window {
    Pipit?: unknown;
    pipitConfig?: unknown;
  }
}

function main(): void {
  const before = window.Pipit;
  if (typeof Object(before).version == "string") return console.warn("Pipit: loaded twice");
  const script = document.currentScript as HTMLScriptElement | null;
  const site = script?.dataset["site"];
  const config = readConfig({ ...Object(window.pipitConfig), ...(site && { site }) });
  const { methods, start, warm, restore } = makeWidget(config);
  let error: unknown;
  try {
    if (!config.site) throw failure("config.site", "data-site is missing or invalid");
    // The snippet needs no origin: the script comes from the widget's.
    config.origin = new URL(config.origin || script!.src).origin;
    start();
    if (config.load == "eager") warm();
    (window.requestIdleCallback ?? setTimeout)(
      () => {
        restore();
        if (config.load == "idle") warm();
      },
      { timeout: idleTimeout } as IdleRequestOptions & number,
    );
  } catch (reason) {
    console.error((error = reason));
  }
  const api = makeApi(methods, error);
  window.Pipit = api;
  replayQueue(before, runnerOf(api));
}

main();
