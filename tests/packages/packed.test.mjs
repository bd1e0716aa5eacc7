import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUILT = join(ROOT, "build/packages");
const read = (file) => readFileSync(join(ROOT, file), "utf8");
const bin = (name, ...parameters) =>
  execFileSync(join(ROOT, "node_modules/.bin", name), parameters, { encoding: "utf8", cwd: ROOT });

const both = (...names) => names.flatMap((name) => [`dist/${name}.d.ts`, `dist/${name}.js`]);
const MODULES = [
  "appearance",
  "errors",
  "index",
  "introduce",
  "listen",
  "load",
  "mount",
  "names",
  "page",
  "pipit",
  "public",
  "status",
  "tag",
];
const CONTENT = {
  pipit: ["LICENSE", "README.md", ...both(...MODULES), "package.json"],
  react: ["LICENSE", "README.md", ...both("index"), "package.json"],
  vue: ["LICENSE", "README.md", ...both("index"), "package.json"],
};

for (const [folder, content] of Object.entries(CONTENT)) {
  const description = JSON.parse(read(`packages/${folder}/package.json`));
  describe(description.name, () => {
    const tarball = join(
      BUILT,
      `${description.name.replace("@", "").replace("/", "-")}-${description.version}.tgz`,
    );

    test("has in its tarball what it should, and nothing else", () => {
      const packed = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n");
      assert.deepEqual(packed.map((name) => name.replace("package/", "")).sort(), [...content].sort());
    });

    test("satisfies publint", () => {
      bin("publint", "run", join(BUILT, folder), "--strict");
    });

    test("has types that resolve wherever ES modules do", () => {
      bin("attw", tarball, "--profile", "esm-only", "--no-emoji");
    });

    test("has the service's version, and asks for the same of the others", () => {
      const [, version] = /version = "(.+)"/.exec(read("js-glue/host/version.ts"));
      assert.equal(description.version, version);
      const asked = Object.entries(description.dependencies ?? {});
      for (const [name, range] of asked) assert.deepEqual([name, range], ["@pipit/widget", version]);
    });

    test("is ES modules that evaluate nothing and make no markup", () => {
      for (const file of readdirSync(join(BUILT, folder, "dist"))) {
        const text = readFileSync(join(BUILT, folder, "dist", file), "utf8");
        assert.doesNotMatch(text, /\brequire\(|module\.exports|\beval\(|new Function|innerHTML/, file);
      }
    });
  });
}

test("the apps have no type that does not fit", () => {
  bin("tsc", "-p", join(BUILT, "apps"));
});
