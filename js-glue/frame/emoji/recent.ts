/** Two rows of a panel. */
const MAX_RECENT = 16;

/** Last picked first. Only here: nothing of it is stored. */
export let recent: readonly string[] = [];

export function remember(emoji: string): void {
  recent = [emoji, ...recent.filter((other) => other !== emoji)].slice(0, MAX_RECENT);
}

export function forget(): void {
  recent = [];
}
