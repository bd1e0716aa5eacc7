import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Figures } from "./figures";

const OUT = '{"v":2,"id":0,"t":"storage.changed","p":{"k":"out"}}';
const FORBIDDEN = { "Pipit-Unmeasured": "1" };

describe("Figures of a conversation", () => {
  let asked: [path: string, request: RequestInit][];
  let browser: Record<string, unknown>;
  beforeEach(() => {
    asked = [];
    browser = {};
    vi.stubGlobal("navigator", browser);
    vi.stubGlobal("location", { hash: "#v=2", search: "?site=shop" });
    vi.stubGlobal("document", { getElementById: () => null });
    vi.stubGlobal("fetch", (path: string, request: RequestInit) => {
      asked.push([path, request]);
      return Promise.resolve();
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  async function answered(word: unknown): Promise<Figures> {
    const figures = new Figures();
    await new Promise<void>((resolve) =>
      figures.ask((_, end) => {
        end.postMessage(word);
        setTimeout(resolve, 20);
      }),
    );
    return figures;
  }

  it("are forbidden by who has opted out, and by nobody else", async () => {
    expect((await answered(false)).headersFor("t")).toEqual(FORBIDDEN);
    expect((await answered(true)).headersFor("t")).toEqual({});
    expect(new Figures().headersFor("t")).toEqual({});
  });

  it("are forbidden by whose browser says so, or whose page has the feature off", () => {
    browser["globalPrivacyControl"] = true;
    expect(new Figures().headersFor("t")).toEqual(FORBIDDEN);
    browser["globalPrivacyControl"] = false;
    browser["doNotTrack"] = "1";
    expect(new Figures().headersFor("t")).toEqual(FORBIDDEN);
    browser["doNotTrack"] = "0";
    vi.stubGlobal("location", { hash: "#v=2&features=-analytics", search: "?site=shop" });
    expect(new Figures().headersFor("t")).toEqual(FORBIDDEN);
  });

  it("are forbidden at once, and once, by who opts out while they talk", () => {
    const figures = new Figures();
    figures.hear(OUT);
    expect(asked).toEqual([]);
    const talking = new Figures();
    talking.headersFor("token");
    talking.headersFor("");
    talking.hear('{"v":2,"id":0,"t":"storage.changed","p":{"k":"outbox"}}');
    expect(asked).toEqual([]);
    talking.hear(OUT);
    talking.hear(OUT);
    expect(asked).toHaveLength(1);
    const [[path, { headers, body }]] = asked as [[string, RequestInit]];
    expect([path, body]).toEqual(["/api/session", '{"site":"shop"}']);
    expect(headers).toEqual({ ...FORBIDDEN, Authorization: "Bearer token" });
    expect(talking.headersFor("token")).toEqual(FORBIDDEN);
  });
});
