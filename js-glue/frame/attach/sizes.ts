import { language } from "../texts";

const UNITS = ["byte", "kilobyte", "megabyte"] as const;

/** A file's size as one says it in the visitor's language. */
export function sizeText(bytes: number): string {
  const power = bytes < 1e3 ? 0 : bytes < 1e6 ? 1 : 2;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: UNITS[power]!,
    maximumFractionDigits: power - 1 > 0 ? 1 : 0,
  }).format(bytes / 1e3 ** power);
}
