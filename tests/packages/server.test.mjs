import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const INSTALLED = fileURLToPath(new URL("../../build/packages/apps/node_modules/@pipit", import.meta.url));
const load = (name) => import(pathToFileURL(join(INSTALLED, name, "dist/index.js")).href);
const SITE = { site: "shop", origin: "https://chat.example.com" };

describe("where pages are rendered, without a window", () => {
  test("load() and the API reject, and say where they belong", async () => {
    const { load: loadChat, pipit } = await load("widget");
    await assert.rejects(loadChat(SITE), { code: "server", message: /in the browser/ });
    await assert.rejects(pipit.open(), { code: "server" });
    await assert.rejects(pipit.privacy.erase(), { code: "server" });
    assert.equal(pipit.version, undefined);
  });

  test("React's component renders nothing, and its hook a page without a chat", async () => {
    const { createElement } = await import("react");
    const { renderToString } = await import("react-dom/server");
    const { PipitChat, usePipit } = await load("react");
    const Status = () => createElement("p", null, JSON.stringify(usePipit().unread));
    assert.equal(renderToString(createElement(PipitChat, SITE)), "");
    assert.equal(renderToString(createElement(Status)), "<p>0</p>");
  });

  test("Vue's component renders nothing, and its composable a page without a chat", async () => {
    const { createSSRApp, h } = await import("vue");
    const { renderToString } = await import("vue/server-renderer");
    const { PipitChat, usePipit } = await load("vue");
    const Page = {
      setup: () =>
        (
          (status) => () =>
            h("p", [status.unread.value, h(PipitChat, SITE)])
        )(usePipit()),
    };
    assert.equal(await renderToString(createSSRApp(Page)), "<p>0<!----></p>");
  });
});

test("the packages know the events of pipit.js, each of them", async () => {
  const { eventNames } = await load("widget");
  const { outputFiles } = await (
    await import("esbuild")
  ).build({
    entryPoints: [fileURLToPath(new URL("../../js-glue/host/eventNames.ts", import.meta.url))],
    format: "esm",
    write: false,
  });
  const source = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  assert.deepEqual([...eventNames].sort(), [...source.eventNames].sort());
});
