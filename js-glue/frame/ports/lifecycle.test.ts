import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventTag, Lifecycle, type EngineEvent } from "../../abi/layout";
import { watchLifecycle } from "./lifecycle";

class Page extends EventTarget {
  visibilityState = "visible";
}

describe("watchLifecycle", () => {
  const log: Lifecycle[] = [];
  const listened: string[] = [];
  let page: Page;
  let browser: EventTarget;
  let tellHidden: () => void;

  beforeEach(() => {
    log.length = listened.length = 0;
    page = new Page();
    browser = new EventTarget();
    vi.stubGlobal("document", page);
    vi.stubGlobal("addEventListener", (type: string, listener: EventListener) => {
      listened.push(type);
      browser.addEventListener(type, listener);
    });
    const raise = (event: EngineEvent) =>
      event.tag === EventTag.LifecycleChanged && log.push(event.state) > 0;
    tellHidden = watchLifecycle(raise);
  });
  afterEach(() => vi.unstubAllGlobals());

  it("tells of every change of the page", () => {
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    page.dispatchEvent(new Event("freeze"));
    browser.dispatchEvent(new Event("pagehide"));
    expect(log).toEqual([Lifecycle.Hidden, Lifecycle.Freeze, Lifecycle.PageHide]);
    log.length = 0;
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("resume"));
    page.dispatchEvent(new Event("visibilitychange"));
    browser.dispatchEvent(new Event("offline"));
    browser.dispatchEvent(new Event("online"));
    expect(log).toEqual([Lifecycle.Resume, Lifecycle.Visible, Lifecycle.Offline, Lifecycle.Online]);
  });

  it("takes only a page that comes back for a return", () => {
    for (const persisted of [false, true])
      browser.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
    expect(log).toEqual([Lifecycle.PageShow]);
  });

  it("tells of a page that comes back in the background that it is hidden still", () => {
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("resume"));
    browser.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(log).toEqual([Lifecycle.Resume, Lifecycle.Hidden, Lifecycle.PageShow, Lifecycle.Hidden]);
  });

  it("says of a page that was opened in the background that it is hidden, and nothing of another", () => {
    tellHidden();
    expect(log).toEqual([]);
    page.visibilityState = "hidden";
    tellHidden();
    expect(log).toEqual([Lifecycle.Hidden]);
  });

  it("keeps no listener that bars the page from the back/forward cache", () => {
    expect(listened).not.toContain("unload");
    expect(listened).not.toContain("beforeunload");
  });
});
