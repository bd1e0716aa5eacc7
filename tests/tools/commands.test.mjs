import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COMMANDS = readdirSync(join(ROOT, "tools"), { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => entry.name);

// In a folder that holds nothing but the commands and the names of fuzz targets, whatever they would do shows.
describe("a command in tools/", () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "pipit-tools-"));
    for (const part of ["tools", "tests/fuzz"])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (command, args, cwd = folder) =>
    spawnSync(join(folder, "tools", command), args, { cwd, encoding: "utf8", timeout: 10_000 });
  const hasDoneNothing = () => assert.deepEqual(readdirSync(folder).sort(), ["tests", "tools"]);

  test("prints its usage for --help and does nothing else", () => {
    assert.ok(COMMANDS.length >= 7);
    for (const command of COMMANDS)
      for (const args of [["--help"], ["-h"], ["--nonsense", "--help"]]) {
        const { status, stdout, stderr } = run(command, args);
        assert.equal(status, 0, `${command} ${args}`);
        assert.equal(stderr, "", command);
        assert.match(stdout, new RegExp(`^\\S.*\\n[^]*^ +tools/${command}\\b`, "m"), command);
        assert.doesNotMatch(stdout, /^#|set -/m, command);
        hasDoneNothing();
      }
  });

  test("prints it from whatever folder it is called in", () => {
    for (const command of COMMANDS) {
      const called = spawnSync(`./${command}`, ["--help"], { cwd: join(folder, "tools"), encoding: "utf8" });
      assert.equal(called.stdout, run(command, ["--help"]).stdout, command);
      assert.notEqual(called.stdout, "", command);
    }
  });

  test("refuses what it does not know, with its usage", () => {
    for (const command of COMMANDS)
      for (const argument of ["--nonsense", "nonsense", "", ".*"]) {
        const { status, stdout, stderr } = run(command, [argument]);
        assert.equal(status, 2, `${command} ${argument}`);
        assert.equal(stdout, "", command);
        assert.ok(stderr.startsWith("error: ") && stderr.includes(`'${argument}'`), stderr);
        assert.match(stderr, new RegExp(`^ +tools/${command}\\b`, "m"), command);
        hasDoneNothing();
      }
    assert.equal(run("build", ["web", "nonsense"]).status, 2);
    hasDoneNothing();
  });

  test("named size says what to run where nothing is built", () => {
    const { status, stdout, stderr } = run("size", []);
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.equal(stderr, "error: there is nothing to measure in build/web: run tools/build web\n");
    assert.ok(!existsSync(join(folder, "build")));
  });
});
