/** How long it is waited before each try: the frame tells the service of the code while this window is being opened. In milliseconds. */
const PAUSES = [0, 300, 700, 1_500, 3_000, 5_000];
/** Of one try. In milliseconds. */
const PATIENCE = 8_000;

const sleep = (milliseconds: number): Promise<void> => new Promise((wake) => setTimeout(wake, milliseconds));

/** The service does not know the code yet, or has trouble of its own. */
const mayPass = (status: number): boolean => status === 404 || status === 429 || status >= 500;

const ask = (body: string): Promise<Response | undefined> =>
  fetch("/api/session/redeem", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => undefined);

/** The session that was offered under that code, as the service writes it; nothing where there is none to be had. */
export async function takeOver(site: string, code: string): Promise<string | undefined> {
  const body = JSON.stringify({ site, code });
  for (const pause of PAUSES) {
    await sleep(pause);
    const answer = await ask(body);
    if (answer?.ok) return answer.text();
    if (answer && !mayPass(answer.status)) return;
  }
}
