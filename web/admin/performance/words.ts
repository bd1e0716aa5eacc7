import type { Tone } from "../parts/Chip";
import {
  bytesText,
  countText,
  megabytesText,
  millisecondsText,
  numberText,
  percentText,
} from "../parts/quantities";
import type { Unit } from "./metrics";
import type { Grade } from "./types";

const TEXTS: Readonly<Record<Unit, (value: number) => string>> = {
  percent: percentText,
  ms: millisecondsText,
  count: countText,
  number: numberText,
  fps: (value) => `${numberText(value)} fps`,
  bytes: bytesText,
  mb: megabytesText,
};

export const textIn = (unit: Unit): ((value: number) => string) => TEXTS[unit];

export const TONES: Readonly<Record<Grade, Tone>> = { healthy: "good", degraded: "warn", unhealthy: "bad" };
