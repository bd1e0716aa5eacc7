import { ALL_DRAWN } from "../fixtures/chromium";
import { expect, test } from "../fixtures/test";
import { inBlockedWorld, inPartitionedWorld } from "../fixtures/worlds";
import { close, crash, navigate, TabGroup } from "../pages/TabGroup";
import { conversation, session } from "../pages/session";

test.use(ALL_DRAWN);

/** Where storage is blocked locks are refused too: tabs have leases instead. BroadcastChannel works in both. */
const WORLDS = { locks: inPartitionedWorld, leases: inBlockedWorld };
const ENDS = { closed: close, navigated: navigate, crashed: crash };

for (const [world, inWorld] of Object.entries(WORLDS)) {
  test(`${world}: of five tabs one leads; another does when it is closed, navigates or crashes`, async ({
    service,
  }) => {
    await inWorld(async (context) => {
      const group = await TabGroup.open(context, `${service.shop}/embed/`, 5);
      await group.makeTall();
      const texts = ["the first"];
      await group.tabs[0]!.ask("the first");
      await group.expectAll(...texts);
      for (const [how, end] of Object.entries(ENDS)) {
        const leader = await group.leader();
        const follower = await group.follower();
        const text = `while it was ${how}`;
        await follower.composer.fill(text);
        await Promise.all([group.end(leader, end), follower.sendButton.click()]);
        texts.push(text);
        expect(await group.leader()).not.toBe(leader);
        await group.expectAll(...texts);
        await group.expectLabels("Sent", texts.length);
      }
      expect(await written(group, service.widget)).toEqual(texts);
    });
  });

  test(`${world}: what was written offline is in all tabs at once, and sent once though the leader has gone`, async ({
    service,
  }) => {
    await inWorld(async (context) => {
      const group = await TabGroup.open(context, `${service.shop}/embed/`, 5);
      await group.tabs[0]!.ask("online");
      await group.expectLabels("Sent", 1);
      const leader = await group.leader();
      const follower = await group.follower();
      await context.setOffline(true);
      await follower.ask("offline in a follower");
      await group.expectAll("online", "offline in a follower");
      await leader.ask("offline in the leader");
      await group.expectAll("online", "offline in a follower", "offline in the leader");
      await group.expectLabels("Sending…", 2);
      await group.end(leader, close);
      await context.setOffline(false);
      await group.expectLabels("Sent", 3);
      await group.leader();
      const texts = ["online", "offline in a follower", "offline in the leader"];
      await group.expectAll(...texts);
      expect(await written(group, service.widget)).toEqual(texts);
    });
  });
}

for (const [world, inWorld] of Object.entries(WORLDS))
  test(`${world}: without a BroadcastChannel one tab leads all the same, and another when it is gone`, async ({
    service,
  }) => {
    await inWorld(async (context) => {
      await context.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
      const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
      await group.tabs[0]!.ask("the first");
      await group.expectAll("the first");
      const leader = await group.leader();
      await (await group.follower()).ask("in a follower");
      await group.expectAll("the first", "in a follower");
      await group.end(leader, close);
      expect(await group.leader()).not.toBe(leader);
      await (await group.follower()).ask("after it was closed");
      const texts = ["the first", "in a follower", "after it was closed"];
      await group.expectAll(...texts);
      await group.expectLabels("Sent", 3);
      expect(await written(group, service.widget)).toEqual(texts);
    });
  });

test("ten tabs of one visitor cost the service one stream", async ({ context, ownService }) => {
  const service = await ownService();
  const open = async () => {
    const metrics = await (await fetch(`${service.shop}/api/metrics`)).text();
    return Number(/^pipit_event_streams (\d+)$/m.exec(metrics)?.[1]);
  };
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 10);
  await group.tabs[0]!.ask("for all of them");
  await group.expectAll("for all of them");
  for (const { log } of group.tabs) await expect(log.locator("[data-author=assistant] .text")).toBeVisible();
  await group.leader();
  await expect.poll(open).toBe(1);
  await group.end(await group.leader(), close);
  await group.leader();
  await expect.poll(open).toBe(1);
});

/** As the service has it. */
const written = async ({ tabs }: TabGroup, widget: string): Promise<string[]> =>
  conversation(widget, await session(tabs[0]!.page));
