import { makeApi, runnerOf } from "./api";
import { isSite, readConfig } from "./config";
import type { Config } from "./config";
import { failure } from "./errors";
import { idleTimeout } from "./limits";
import { replayQueue } from "./queue";
import { Widget } from "./widget";

declare global {
  interface Window {
    Pipit?: unknown;
    pipitConfig?: unknown;
  }
}

/** The page's choices; the tag's own site and the script's own origin come first, so that a copied snippet just works. */
function configure(script: HTMLScriptElement | null): Config {
  const { config, invalid, unknown } = readConfig(window.pipitConfig);
  config.site = script?.dataset.site ?? config.site;
  if (!config.origin && script?.src) config.origin = new URL(script.src).origin;
  if (invalid.length) console.error("Pipit: invalid in pipitConfig, default used: " + invalid.join(", "));
  if (unknown.length) console.warn("Pipit: unknown in pipitConfig: " + unknown.join(", "));
  if (!isSite(config.site))
    throw failure(
      "config.site",
      `data-site="${config.site}" is missing or not [a-z0-9-], 1 to 64 characters`,
    );
  if (!config.origin) throw failure("config.origin", "no script tag: set pipitConfig.origin");
  return config;
}

function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: idleTimeout });
  else setTimeout(work, 200);
}

function start(config: Config): Widget {
  const widget = new Widget(config);
  if (config.load == "eager") widget.warm();
  whenIdle(() => {
    widget.restore();
    if (config.load == "idle") widget.warm();
  });
  return widget;
}

/** The widget, or what stands in its way; either is found once, when the script runs. */
function attempt(script: HTMLScriptElement | null): () => Widget {
  try {
    const widget = start(configure(script));
    return () => widget;
  } catch (error) {
    console.error(error);
    return () => {
      throw error;
    };
  }
}

function main(): void {
  const before = window.Pipit;
  if (typeof Object(before).version == "string")
    return console.warn("Pipit: this page has the chat already; the second script is ignored");
  const api = makeApi(attempt(document.currentScript as HTMLScriptElement | null));
  window.Pipit = api;
  replayQueue(before, runnerOf(api));
}

main();
