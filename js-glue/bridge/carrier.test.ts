import { describe, expect, test } from "vitest";
import { meetingAt } from "./carrier";
import type { Events, Origins } from "./carrier";

const remote = {} as { window: unknown };
remote.window = remote;
const meeting = (origins: unknown): unknown =>
  meetingAt(remote as unknown as Window, origins as Origins, {} as Events);

describe("origins", () => {
  test.each([
    "*",
    "null",
    "",
    "https://a.example/",
    "https://A.example",
    "https://a.example:443",
    "//a.example",
    "a.example",
    "data:text/html,x",
    "file:///a",
  ])("%o is none", (origin) =>
    expect(() => meeting(["https://b.example", origin])).toThrow(
      expect.objectContaining({ code: "invalid" }) as Error,
    ),
  );

  test.each([[undefined], [[]]])("a window without any (%o) is refused", (origins) => {
    expect(() => meeting(origins)).toThrow(expect.objectContaining({ code: "invalid" }) as Error);
  });

  test("are taken where they are exact", () => {
    expect(() => meeting(["https://a.example", "http://127.0.0.1:8080", "http://[::1]"])).not.toThrow();
  });
});
