// What the service says; docs/admin.md has the words for it.

export type Role = "admin" | "merchandiser" | "agent" | "viewer";
export const ROLES: readonly Role[] = ["admin", "merchandiser", "agent", "viewer"];

export interface User {
  name: string;
  role: Role;
  /** Null: all of them. */
  sites: string[] | null;
  at: number;
}

export interface Site {
  /** Of what was read; lists have none. */
  version?: string;
  id: string;
  name: string;
  allow: string[];
  botName: string;
  subtitle: string;
  welcome: string;
  placeholder: string;
  locale: string;
  accent: string;
  radius: number | string;
  font: string;
  avatar: string;
  features: string;
  organization: string;
  identity: string;
  uploads: boolean;
  analytics: boolean;
  hours: string;
  timezone: string;
  closed: string[];
  prechat: string;
}

export type Layer = "environment" | "organization" | "customer" | "owner";

export interface Feature {
  name: string;
  phase: number;
  needs: string[];
  isOn: boolean;
  source: Layer | "default" | "rollout" | "dependency";
  layers: Partial<Record<Layer, boolean | null>>;
  rollout: { status: Status; percentage: number } | null;
}

export interface Flags {
  site?: string;
  organization: string;
  killed: boolean;
  features: Feature[];
}

export type Status = "planned" | "in_progress" | "paused" | "completed" | "rolled_back";
export type Gate =
  "open" | "not_in_progress" | "too_soon" | "nothing_known" | "too_many_errors" | "too_few_successes";

export interface RolloutEvent {
  kind: string;
  percentage: number;
  who: string;
  reason: string;
  at: number;
}

export interface Rollout {
  feature: string;
  phase: number;
  status: Status;
  percentage: number;
  plan: string;
  step: number;
  steps: { name: string; percentage: number }[];
  whitelist: string[];
  blacklist: string[];
  since: number;
  served: number;
  leastTime: number;
  lastHour: { exposures: number; successes: number; errors: number };
  gate: Gate;
  events: RolloutEvent[];
}

export interface AuditEntry {
  id: number;
  at: number;
  who: string;
  kind: string;
  owner: string;
  subject: string;
  before: string | null;
  after: string | null;
  reason: string;
}
