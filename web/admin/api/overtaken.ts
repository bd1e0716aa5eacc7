import { Refusal } from "./Refusal";

/** Saves; where somebody else was faster what they have saved is read and handed over, before that is said. */
export async function unlessOvertaken<T>(
  save: () => Promise<T>,
  read: () => Promise<T>,
  take: (theirs: T) => void,
): Promise<T> {
  try {
    return await save();
  } catch (refused) {
    if (refused instanceof Refusal && refused.code === "site.changed") take(await read());
    throw refused;
  }
}
