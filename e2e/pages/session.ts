import type { Page } from "@playwright/test";

export interface Session {
  token: string;
  conversation: string;
}

/** As its record says. */
export const sessionOf = (record: string): Session => JSON.parse(record.split("\n")[1]!);

export async function session(page: Page): Promise<Session> {
  return sessionOf(await page.evaluate(() => localStorage.getItem("pipit:demo-shop:session") ?? ""));
}

/** A visitor of their own. */
export async function beginSession(origin: string, site: string): Promise<Session> {
  const answer = await fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ site }),
  });
  return (await answer.json()) as Session;
}

/** What the visitor wrote, as the service has it. */
export async function conversation(origin: string, { token, conversation }: Session): Promise<string[]> {
  const answer = await fetch(`${origin}/api/conversations/${conversation}/messages`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { messages } = (await answer.json()) as { messages: { author: string; text: string }[] };
  return messages.filter(({ author }) => author === "visitor").map(({ text }) => text);
}
