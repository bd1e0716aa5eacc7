import type { ComponentChildren } from "preact";

export type Tone = "plain" | "good" | "busy" | "warn" | "bad" | "grave";

export const Chip = ({ tone = "plain", children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`chip ${tone}`}>{children}</span>
);
