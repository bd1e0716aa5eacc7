import type { Tone } from "../parts/Chip";
import { megabytesText, millisecondsText, numberText, percentText } from "../parts/quantities";
import type { Alert, Severity } from "./types";

export const TONES: Readonly<Record<Severity, Tone>> = { warning: "warn", error: "bad", critical: "grave" };

type Text = (value: number) => string;

/** What a rule's values are of; of all others they are numbers. */
const TEXTS: Readonly<Record<string, Text>> = {
  WidgetPersistenceLow: percentText,
  WidgetPersistenceVeryLow: percentText,
  WidgetPersistenceSlow: millisecondsText,
  WidgetRenderSlow: millisecondsText,
  WidgetRenderSlower: (value) => `+${percentText(value)}`,
  WidgetFpsLow: (value) => `${numberText(value)} fps`,
  WidgetJank: percentText,
  WidgetTabSyncSlow: millisecondsText,
  WidgetTabSyncFailing: percentText,
  WidgetMemoryHigh: megabytesText,
  WidgetMemoryVeryHigh: megabytesText,
  WidgetApiSlow: millisecondsText,
  WidgetApiErrors: percentText,
  WidgetApiErrorsMany: percentText,
  ServiceSlow: millisecondsText,
  ServiceVerySlow: millisecondsText,
  ServiceErrors: percentText,
  ServiceErrorsMany: percentText,
  WidgetRarelyOpened: percentText,
};

export const textOf = ({ rule }: Alert): Text => TEXTS[rule] ?? numberText;
