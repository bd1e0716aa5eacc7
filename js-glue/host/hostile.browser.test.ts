import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame, Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

const launcher = (page: Page) => page.getByRole("button", { name: /(Open|Close) chat/ });

const phone = { viewport: { width: 390, height: 844 } };

/** What Object.prototype has when pipit.js comes: options, fields of messages, names of its own and places of lists. */
const polluted =
  "version get set value writable configurable slotAssignment mode delegatesFocus attributeFilter attributes once " +
  "capture signal passive detail bubbles timeout site origin code unread connection dropped id t p k v ok nonce from " +
  "pipit take hear post request iframe answer refuse giveUp createScriptURL privacy erase toJSON then return 0 1 2";
const places = "0 1 2 3";

/** How it has them, and which. */
const pollutions: [string, (name: string) => string, string][] = [
  ["a text", (name) => `Object.prototype["${name}"] = "x"`, polluted],
  ["a getter alone", (name) => accessor(name, "get() { return 1 }"), polluted],
  ["a function", (name) => `Object.prototype["${name}"] = function () {}`, places + " then"],
  [
    "a getter that throws",
    (name) => accessor(name, 'get() { throw new Error("hostile") }'),
    places + " then",
  ],
  ["a setter", (name) => accessor(name, "get() {}, set(value) { window.taken = value }"), places + " then"],
];
const accessor = (name: string, functions: string): string =>
  `Object.defineProperty(Object.prototype, "${name}", { ${functions}, configurable: true })`;

/** The page empties its body at last, and the chat is back when the browser has drawn that. */
const clear = `function clear() {
  document.body.replaceChildren();
  requestAnimationFrame(() => (document.title = document.querySelector("pipit-widget") ? "back" : "gone"));
}`;

/** Plays a visitor with a whole script; what came of it is the title, which can be read whatever the page did. */
const round = `<script>
  ${clear}
  (async () => {
    let told = "";
    const report = (text) => (document.title = text);
    await Pipit.on("unread", ({ unread }) => {
      told += unread;
      if (told == "12") report(JSON.stringify([told, sent, refused, state, typeof window.taken]));
      if (unread == 3) clear();
    });
    await Pipit.open();
    const sent = await Pipit.send("hello");
    const refused = await Pipit.send("").catch((error) => error instanceof Error && error.code);
    const state = await Pipit.getState();
    report("sent");
  })().catch((error) => (document.title = "failed: " + error.message));
</script>`;

/** Functions of a page's replacements: `refuse` throws, `through` wraps, `each` replaces all functions of an object. */
const tools = `
  const refuse = () => { throw new Error("hostile") };
  const through = (original) => function (...args) { return new.target ? Reflect.construct(original, args, new.target) : Reflect.apply(original, this, args) };
  const each = (object, by) => {
    const { defineProperty, getOwnPropertyDescriptor } = Object, names = Reflect.ownKeys(object);
    for (let index = 0; index < names.length; index++) {
      const property = getOwnPropertyDescriptor(object, names[index]);
      if (typeof property.value != "function" || !property.configurable || names[index] == "constructor") continue;
      property.value = by(property.value);
      defineProperty(object, names[index], property);
    }
  };
  const throwing = () => refuse;
`;

/** What a page does to its globals, and whether the chat is to go on where it was done `before`, or not said, `after` our scripts. */
const replacements: { what: string; code: string; before?: false; after?: false }[] = [
  { what: "JSON, wrapped", code: "each(JSON, through)" },
  { what: "JSON, throwing", code: "each(JSON, throwing)", before: false },
  { what: "JSON, gone", code: "JSON = undefined", before: false },
  {
    what: "Promise, derived",
    code: "Promise = class extends Promise { then(...args) { return super.then(...args) } }",
  },
  { what: "Promise, gone", code: "Promise = undefined", before: false },
  {
    what: "Promise.prototype.then, wrapped",
    code: "Promise.prototype.then = through(Promise.prototype.then)",
  },
  {
    what: "addEventListener and its like, wrapped",
    code: "each(EventTarget.prototype, through)",
  },
  {
    what: "addEventListener and its like, throwing",
    code: "each(EventTarget.prototype, throwing)",
    before: false,
  },
  { what: "the methods of arrays, wrapped", code: "each(Array.prototype, through)" },
  { what: "the methods of arrays, throwing", code: "each(Array.prototype, throwing)", before: false },
  {
    what: "the methods of arrays, enumerable and more",
    code: "for (const name of ['map', 'remove', 'toJSON']) Array.prototype[name] = through(Array.prototype.map)",
  },
  { what: "the methods of texts, wrapped", code: "each(String.prototype, through)" },
  { what: "the methods of texts, throwing", code: "each(String.prototype, throwing)", before: false },
  { what: "the methods of patterns, throwing", code: "each(RegExp.prototype, throwing)", before: false },
  { what: "the methods of functions, throwing", code: "each(Function.prototype, throwing)", before: false },
  { what: "the functions of Object, wrapped", code: "each(Object, through)" },
  { what: "the functions of Object, throwing", code: "each(Object, throwing)", before: false },
  { what: "the functions of Reflect, throwing", code: "each(Reflect, throwing)", before: false },
  {
    what: "Map and WeakMap, throwing",
    code: "each(Map.prototype, throwing); each(WeakMap.prototype, throwing)",
    before: false,
  },
  { what: "MessageChannel, derived", code: "MessageChannel = class extends MessageChannel {}" },
  { what: "MessageChannel, gone", code: "MessageChannel = undefined", before: false },
  { what: "the methods of ports, wrapped", code: "each(MessagePort.prototype, through)" },
  {
    what: "the methods of ports, throwing",
    code: "each(MessagePort.prototype, throwing)",
    before: false,
  },
  {
    what: "the data of messages, throwing",
    code: "Object.defineProperty(MessageEvent.prototype, 'data', { get: refuse })",
    before: false,
  },
  {
    what: "timers, wrapped",
    code: "setTimeout = through(setTimeout); setInterval = through(setInterval); clearTimeout = through(clearTimeout)",
  },
  {
    what: "timers, throwing",
    code: "setTimeout = setInterval = clearTimeout = clearInterval = refuse",
    before: false,
  },
  { what: "Date and Math, throwing", code: "each(Date, throwing); each(Math, throwing)", before: false },
  {
    what: "CustomEvent, Event and Error, gone",
    code: "CustomEvent = Event = Error = undefined",
    before: false,
  },
  {
    what: "prototypes, frozen",
    code: "for (const type of [Object, Array, String, RegExp, Function, Promise, Error, Map, EventTarget, MessagePort, Storage]) { Object.freeze(type); Object.freeze(type.prototype) }",
  },
  {
    what: "localStorage, another object",
    code: "const methods = { getItem(name) { return this[name] ?? null }, setItem(name, value) { this[name] = value }, removeItem(name) { delete this[name] } }; Object.defineProperty(window, 'localStorage', { value: Object.create(methods) })",
  },
  { what: "the methods of storages, wrapped", code: "each(Storage.prototype, through)" },
  { what: "postMessage, wrapped", code: "window.postMessage = through(postMessage)" },
];

/** Plays a visitor; says by the title how that went, and then what the frame has told. `code` runs once the chat is connected. */
const visitor = (code: string): string => `<script>
  (async () => {
    const told = [];
    await Pipit.on("unread", ({ unread }) => {
      told[told.length] = unread;
      if (unread == 2) document.title = "told " + told[0] + " " + told[1];
    });
    await Pipit.open();
    ${code};
    await Pipit.close();
    await Pipit.open();
    const { id } = await Pipit.send("hello");
    const { open, ready } = await Pipit.getState();
    document.title = "sent " + id + " " + open + " " + ready;
  })().catch((error) => (document.title = "failed: " + error.message + error.stack));
</script>`;

/** All that there is to say over the port, from the frame's side. */
async function converse(frame: Frame): Promise<void> {
  const answers = await frame.evaluate(async () => [
    await ask("storage.set", { k: "draft", v: "secret text", was: "" }),
    await ask("storage.get", { k: ["none", "draft"] }),
    await ask("storage.keys", {}),
    await ask("storage.remove", { k: ["draft"], was: "secret text" }),
    await ask("storage.clear", {}),
    await ask("ping", {}),
    await ask("nothing", {}),
  ]);
  const done = { ok: true };
  expect(answers).toEqual([
    done,
    { ok: true, v: [null, "secret text"] },
    { ok: true, v: ["draft"] },
    done,
    done,
    done,
    { ok: false, code: "invalid" },
  ]);
  await frame.evaluate(() => {
    say("state", { connection: "online", unread: 2, dropped: 0 });
    for (const unread of [1, 2]) say("event", { name: "unread", detail: { unread } });
  });
}

/** Whatever the page may listen in on, once it is too late. */
const spies = `
  window.log = [];
  const spied = (name, original) => function (...args) { log.push(name); return Reflect.apply(original, this, args) };
  for (const [name, object] of Object.entries({ JSON, port: MessagePort.prototype, channel: window.MessageChannel.prototype }))
    for (const key of Object.getOwnPropertyNames(object))
      if (key != "constructor" && typeof Object.getOwnPropertyDescriptor(object, key).value == "function")
        object[key] = spied(name + "." + key, object[key]);
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data");
  Object.defineProperty(MessageEvent.prototype, "data", { get() { if (this.currentTarget instanceof MessagePort) log.push("data"); return Reflect.apply(get, this, []) } });
  MessageChannel = class extends MessageChannel { constructor() { super(); log.push("channel") } };
  addEventListener("message", () => log.push("message"));
`;

describe("a hostile page", { timeout: 30_000 }, () => {
  test.each([
    ["an image", '<img name="currentScript" src="https://evil.example/x.png" data-site="evil">'],
    [
      "a form",
      '<form name="currentScript" data-site="evil"><input name="src" value="https://evil.example/x"></form>',
    ],
    ["two images", '<img name="currentScript"><img name="currentScript">'],
  ])("%s named currentScript is not taken for the script", async (_, markup) => {
    const page = await fixture.visit({ body: markup + fixture.tag("shop", ""), site: "" });
    expect(await outcome(page, "Pipit.send('hello')")).toEqual({ id: "c-hello" });
    expect((await frameOf(page)).url()).toContain(`${fixture.servers.widget}/frame/?site=shop#`);
  });

  test.each([
    '<img name="createElement">',
    '<img name="body">',
    '<form name="body"><input name="append"></form>',
    '<form name="documentElement"><input name="append"></form>',
    '<img name="activeElement">',
    '<img name="adoptedStyleSheets"><img name="hidden">',
    '<form name="addEventListener"><input name="call"></form>',
    '<a id="Pipit"></a><a id="pipitConfig" data-site="evil"></a>',
    '<a id="Pipit"></a><a id="Pipit" name="q"></a>',
  ])("%s changes nothing", async (markup) => {
    const page = await fixture.visit({ body: markup + fixture.tag("shop", ""), site: "" }, phone);
    await launcher(page).click();
    expect(await outcome(page, "Pipit.send('hello')")).toEqual({ id: "c-hello" });
    const parent = await page.locator("pipit-widget").evaluate((chat) => chat.parentNode!.nodeName);
    expect(parent).toBe("HTML");
    const overflow = await page.locator("html").evaluate((root) => getComputedStyle(root).overflow);
    expect(overflow).toBe("hidden");
    const frame = await frameOf(page);
    await expect
      .poll(() => frame.evaluate(() => received.filter(({ t }) => t == "open").map(({ p }) => p)))
      .toEqual([{ focus: true, full: true }]);
  });

  test("an erasure is whole, whatever stands under numbers on Object.prototype", async () => {
    const page = await fixture.visit();
    const left = await page.evaluate(async () => {
      localStorage.setItem("pipit:shop:session", "theirs");
      localStorage.setItem("pipit:shop:conversation", "theirs");
      for (const index of [0, 1, 2])
        Object.defineProperty(Object.prototype, index, { set() {}, configurable: true });
      await Pipit.privacy.erase();
      for (const index of [0, 1, 2]) Reflect.deleteProperty(Object.prototype, index);
      return Object.keys(localStorage).filter((name) => name.startsWith("pipit:shop:"));
    });
    expect(left).toEqual([]);
  });

  test("an erasure leaves what only Object.prototype completes to a name of ours", async () => {
    const page = await fixture.visit();
    const left = await page.evaluate(async () => {
      const prefix = "pipit:shop:";
      const theirs: Record<number, string> = Object.prototype as never;
      for (const name of ["", "pip", prefix + "draft"]) localStorage.setItem(name, "1");
      for (let index = 0; index < prefix.length; index++) theirs[index] = prefix[index]!;
      await Pipit.privacy.erase();
      for (let index = 0; index < prefix.length; index++) Reflect.deleteProperty(theirs, index);
      return Object.keys(localStorage).sort();
    });
    expect(left).toEqual(["", "pip"]);
  });

  test("calls in the queue that are shorter than the stub's are done, whatever Object.prototype has in their place", async () => {
    const page = await (await fixture.browser.newContext()).newPage();
    const code = [1, 2, 3].map((place) => accessor("" + place, 'get() { throw new Error("hostile") }'));
    await page.goto(
      fixture.servers.page("/short", {
        body: `<script>${code.join(";")};
          Pipit = { q: [["toggle"], ["getState", [], ({ open }) => (document.title = "open " + open), null]] };
          </script>${fixture.tag("shop", "")}`,
      }),
    );
    await expect.poll(() => page.title()).toBe("open true");
    await page.context().close();
  });

  test("the page behind a full panel does not scroll, and a setter on Object.prototype has nothing of ours", async () => {
    const page = await (await fixture.browser.newContext(phone)).newPage();
    const code = `${accessor("0", "get() {}, set(value) { window.taken = value }")};
      addEventListener("pipit:ready", () =>
        (document.title = getComputedStyle(document.documentElement).overflow + " " + typeof window.taken));`;
    await page.goto(
      fixture.servers.page("/full", { body: `<script>${code}</script>${fixture.tag("shop", "")}` }),
    );
    await launcher(page).click();
    await expect.poll(() => page.title()).toBe("hidden undefined");
    await page.context().close();
  });

  test("a page with an element named activeElement keeps the focus that the visitor has moved", async () => {
    const page = await fixture.visit({ body: '<img name="activeElement"><input>', site: "silent" });
    await launcher(page).click();
    await page.locator("input").focus();
    await page.frames()[1]!.evaluate(() => ready());
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate(() => received.at(-1)?.p)).toEqual({ focus: false, full: false });
  });

  test("a page with an element named hidden is seen, and its frame asked whether it is there", async () => {
    const page = await fixture.visit({ body: '<img name="hidden">' }, { clock: true });
    await launcher(page).click();
    const frame = await frameOf(page);
    await page.clock.runFor(6_000);
    await expect.poll(() => frame.evaluate(() => pings)).toBeGreaterThan(0);
  });

  for (const [kind, pollution, names] of pollutions)
    test.each(names.split(" "))(`${kind} as Object.prototype.%s changes nothing`, async (name) => {
      const page = await fixture.tab();
      await page.goto(
        fixture.servers.page("/polluted", {
          body: `<script>${pollution(name)}</script>${fixture.tag("shop", "")}${round}`,
        }),
      );
      await expect.poll(() => page.title()).toMatch(/sent|failed/);
      expect(await page.title()).toBe("sent");
      const frame = page.frames()[1]!;
      await converse(frame);
      await expect.poll(() => page.title()).toContain("[");
      expect(JSON.parse(await page.title())).toEqual([
        "12",
        { id: "c-hello" },
        "invalid",
        { site: "shop", open: true, ready: true, connection: "idle", unread: 0, dropped: 0 },
        "undefined",
      ]);
      expect(
        await frame.evaluate(() => received.map(({ t }) => t).filter((type) => type != "reply")),
      ).toEqual(["open", "send"]);
      // The page removes the frame that says so.
      await frame.evaluate(() => say("event", { name: "unread", detail: { unread: 3 } })).catch(() => {});
      await expect.poll(() => page.title()).toBe("back");
    });

  for (const moment of ["before", "after"] as const)
    test.each(replacements.filter((row) => row[moment] !== false).map(({ what, code }) => [what, code]))(
      `%s, replaced ${moment} our scripts, changes nothing`,
      async (_, code) => {
        const page = await fixture.tab();
        const tag = fixture.tag("shop", "");
        const replace = `<script>${tools};${code}</script>`;
        await page.goto(
          fixture.servers.page("/replaced", {
            body: moment == "before" ? replace + tag + visitor("") : tag + visitor(`${tools};${code}`),
          }),
        );
        await expect.poll(() => page.title()).toMatch(/sent|failed/);
        expect(await page.title()).toBe("sent c-hello true true");
        await converse(page.frames()[1]!);
        await expect.poll(() => page.title()).toBe("told 1 2");
      },
    );

  test("what is replaced after our scripts sees nothing of the channel", async () => {
    const context = await fixture.browser.newContext();
    const page = await context.newPage();
    await page.goto(fixture.servers.page("/spied", { body: fixture.tag("shop", "") + visitor(spies) }));
    await expect.poll(() => page.title()).toMatch(/sent|failed/);
    await converse(page.frames()[1]!);
    await expect.poll(() => page.title()).toBe("told 1 2");
    expect(await page.evaluate(() => log)).toEqual([]);
    await context.close();
  });

  test.each([
    "JSON",
    "MessageChannel",
    "Promise",
    "Object.defineProperty",
    "Document.prototype.createElement",
  ])("without %s there is no chat, and nothing is thrown into the page's own calls", async (name) => {
    const page = await (await fixture.browser.newContext()).newPage();
    await page.goto(
      fixture.servers.page("/without", {
        body: `<script>${name} = undefined</script>${fixture.tag("shop", "")}
            <script>
              try { Object(window.Pipit).open?.()?.catch?.(() => {}); dispatchEvent(new Event("focus")); document.title = "fine"; }
              catch (error) { document.title = "thrown " + error; }
            </script>`,
      }),
    );
    expect(await page.title()).toBe("fine");
    await page.context().close();
  });

  test.each([
    "document.body.innerHTML = ''",
    "document.body.replaceChildren()",
    "document.querySelector('pipit-widget').remove()",
  ])("the chat comes back after %s, as often as that is done", async (clear) => {
    const page = await fixture.visit();
    for (let times = 0; times < 3; times++) {
      await page.evaluate(clear);
      await expect.poll(() => launcher(page).count()).toBe(1);
    }
    expect(await outcome(page, "Pipit.send('still here')")).toEqual({ id: "c-still here" });
  });

  test("the chat comes back to a body that replaced the first and was emptied", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => void (document.body = document.createElement("body")));
    await expect.poll(() => launcher(page).count()).toBe(1);
    await page.evaluate(() => document.body.replaceChildren());
    await expect.poll(() => launcher(page).count()).toBe(1);
  });

  test("a page that keeps removing the chat is not fought for ever", async () => {
    const page = await fixture.visit();
    const removed = await page.evaluate(async () => {
      let count = 0;
      const remove = (): void => {
        const chat = document.querySelector("pipit-widget");
        if (!chat || count == 1000) return;
        count++;
        chat.remove();
      };
      new MutationObserver(remove).observe(document.documentElement, { childList: true });
      remove();
      await new Promise((resolve) => setTimeout(resolve));
      return count;
    });
    expect(removed).toBeGreaterThan(1);
    expect(removed).toBeLessThan(100);
    expect(await launcher(page).count()).toBe(0);
  });
});
