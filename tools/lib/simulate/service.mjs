import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PROGRAM = join(ROOT, "build/native/server/pipitd");
// Each visitor names an address of its own, so that limits of addresses are kept and yet not those of one machine. All else is as operators
// have it, above all --chat-rate: being held back is part of the protocol.
const OPTIONS = ["--listen", "127.0.0.1:0", "--trust-forwarded", "--log-level", "error"];

/** A pipitd of this build on a free port and an empty database, which goes when it is stopped. */
export async function startService() {
  const folder = mkdtempSync(join(tmpdir(), "pipit-simulate-"));
  const database = join(folder, "pipit.db");
  const words = [...OPTIONS, "--database", database, "--web", join(ROOT, "build/web")];
  const data = join(ROOT, "web/embed/data");
  words.push("--catalogue", join(data, "catalogue.json"), "--orders", join(data, "orders.json"));
  const process_ = spawn(PROGRAM, words, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => process_.once("close", done));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", () => {
    process_.kill("SIGKILL");
    forget();
  });

  const { value: line } = await createInterface(process_.stdout)[Symbol.asyncIterator]().next();
  const url = line?.match(/http:\/\/[^/\s]+/)?.[0];
  if (!url) throw new Error(`pipitd did not start: ${line ?? "it has ended"}`);
  return {
    url,
    /** Widgets of that site tell what they measure; by a command beside the service, as operators do it. */
    wantReports(site) {
      const saved = spawnSync(PROGRAM, ["site", "save", site, "--analytics", "on", "--database", database], {
        encoding: "utf8",
      });
      if (saved.status !== 0) throw new Error(`pipitd site save: ${saved.stderr}`);
    },
    async stop() {
      process_.kill("SIGTERM");
      await ended;
    },
  };
}
