import { test as base } from "@playwright/test";
import { HostServer } from "../fixtures/hostServer";
import { Pipitd } from "../fixtures/pipitd";
import { Chat } from "./Chat";
import type { Driver, Tab } from "./Driver";
import { Firefox } from "./Firefox";
import { WebKit } from "./WebKit";

export type BrowserName = "firefox" | "webkit";

interface TestFixtures {
  /** On a port of its own: an origin which the browser has kept nothing for. */
  service: Pipitd;
  host: HostServer;
  /** A chat in a new tab, at that address. */
  visit: (address: string) => Promise<Chat>;
}

interface WorkerFixtures {
  driven: BrowserName;
  driver: Driver;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  driven: ["firefox", { option: true, scope: "worker" }],
  driver: [
    async ({ driven }, use) => {
      const driver = await (driven === "firefox" ? Firefox.start() : WebKit.start());
      await use(driver);
      await driver.stop();
    },
    { scope: "worker" },
  ],
  service: async ({}, use) => {
    const service = await Pipitd.start({ pace: 30 });
    await use(service);
    await service.stop();
  },
  host: async ({}, use) => {
    const host = await HostServer.start();
    await use(host);
    await host.stop();
  },
  visit: async ({ driver }, use) => {
    const tabs: Tab[] = [];
    await use(async (address) => {
      const tab = await driver.openTab();
      tabs.push(tab);
      await tab.goTo(address);
      return new Chat(tab);
    });
    for (const tab of tabs.reverse()) await tab.close();
  },
});

export { expect } from "@playwright/test";
