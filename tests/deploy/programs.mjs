// Programs that a test starts, and ends with it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

/** A port that nobody has right now. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Started at once, ended when the test is over; `output()` is what it has written. */
export function start(test, program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (text += data));
  const ended = once(child, "exit");
  test.after(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { output: () => text, hasEnded: () => child.exitCode !== null };
}

/** Asks again until there is something; fails with what the program has written. */
export async function until(what, program, ask, seconds = 90) {
  const end = Date.now() + 1000 * seconds;
  while (Date.now() < end && !program.hasEnded()) {
    const found = await Promise.resolve(ask()).catch(() => undefined);
    if (found) return found;
    await setTimeout(100);
  }
  throw new Error(`${what} did not come. ${program.output()}`);
}
