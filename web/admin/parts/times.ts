const FULL = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

export const timeText = (at: number): string => FULL.format(at);
export const timeIso = (at: number): string => new Date(at).toISOString();

const HOUR = 3_600_000;

/** "12 h", "4 d 3 h", "less than 1 h". */
export function span(milliseconds: number): string {
  const hours = Math.floor(milliseconds / HOUR);
  if (hours < 1) return "less than 1 h";
  if (hours < 72) return `${hours} h`;
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
}
