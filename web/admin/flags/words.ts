import type { Feature, Layer, Status } from "../api/types";

export const PHASES: Readonly<Record<number, string>> = {
  1: "Phase 1: the groundwork",
  2: "Phase 2: storage and connections",
  3: "Phase 3: many tabs, long lists",
  4: "Experimental",
};

export const WHAT: Readonly<Record<string, string>> = {
  parentStorage: "Keeps the conversation in the browser",
  crossDomainMessaging: "Tells the page what happens in the chat",
  autoRestore: "Brings an open panel back on the next page",
  enhancedStorage: "Packs and deflates long conversations",
  connectionMonitoring: "Frame and page watch each other",
  retryLogic: "Tries again what has failed",
  offlineMode: "Keeps what is written without a network",
  tabSync: "One stream and one draft for all tabs",
  performanceMode: "Holds only the rows that are seen",
  analytics: "Measures how the chat does and how conversations went, where the site has that on",
  voiceInput: "Dictating, where a page has switched it on",
};

export const STATUS: Readonly<Record<Status, string>> = {
  planned: "planned",
  in_progress: "in progress",
  paused: "paused",
  completed: "completed",
  rolled_back: "rolled back",
};

export const LAYERS: Readonly<Record<Layer, string>> = {
  environment: "installation",
  organization: "organization",
  customer: "site",
  owner: "owner",
};

/** Why it is what it is. */
export function sourceText({ source, isOn, needs, rollout }: Feature): string {
  if (source === "default") return "by default";
  if (source === "dependency") return `since it needs ${needs.join(" and ")}`;
  if (source === "rollout")
    return rollout ? `by its rollout (${STATUS[rollout.status]}, ${rollout.percentage} %)` : "by its rollout";
  if (source === "owner") return "by the site's owner";
  return `by the ${LAYERS[source]}${isOn ? "" : "'s flag"}`;
}
