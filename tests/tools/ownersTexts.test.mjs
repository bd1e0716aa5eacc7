import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LANGUAGES, textsByName } from "../../tools/lib/locales.mjs";

const keys = readFileSync(new URL("../../server/domain/generated/TextKeys.h", import.meta.url), "utf8");
const names = [...keys.matchAll(/^ {4}\{"([^"]+)", /gm)].map((match) => match[1]).sort();

test("the admin's page of texts has in each language those that the service takes, and no other", () => {
  assert.ok(names.length > 100);
  const texts = textsByName();
  assert.deepEqual(Object.keys(texts), LANGUAGES);
  for (const language of LANGUAGES) assert.deepEqual(Object.keys(texts[language]).sort(), names, language);
  assert.equal(texts.de.send, JSON.parse(readFileSync("web/locales/de.json", "utf8")).frame.send);
});
