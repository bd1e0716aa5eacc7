import { inflateRawSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";
import { WidgetPage } from "./WidgetPage";

/** A new tab of the same browser, with the panel open. */
export async function openTab(context: BrowserContext, address: string): Promise<WidgetPage> {
  const widget = new WidgetPage(await context.newPage());
  await widget.visit(address);
  return widget;
}

/** What the site has in the page's localStorage, by its short keys. */
export function records(page: Page, site = "demo-shop"): Promise<Record<string, string>> {
  return page.evaluate((prefix) => {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return Object.fromEntries(names.map((name) => [name.slice(prefix.length), localStorage.getItem(name)!]));
  }, `pipit:${site}:`);
}

/** A record as any script of the page can write it (docs/protocol.md, "Records in localStorage"). */
export function recordOf(payload: unknown): string {
  const text = JSON.stringify(payload);
  const header = `pipit2 j ${Date.now()} ${Date.now() + 86_400_000} `;
  return `${header}${fnv1a(Buffer.from(header + text))}\n${text}`;
}

function fnv1a(bytes: Buffer): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

/** What a record says, however it is encoded (docs/protocol.md, "Records in localStorage"); sealed ones are not for us. */
export function payloadOf(record: string): string {
  const [header, content] = record.split("\n") as [string, string];
  return header.startsWith("pipit2 z ") ? inflateRawSync(unpacked(content)).toString() : (content ?? "");
}

/** 15 bits to a code unit, ended by a one and zeros. */
function unpacked(text: string): Buffer {
  const bits = [...text].map((unit) => (unit.charCodeAt(0) - 0x3400).toString(2).padStart(15, "0")).join("");
  const whole = bits.slice(0, bits.lastIndexOf("1"));
  return Buffer.from(
    Array.from({ length: whole.length / 8 }, (_, i) => parseInt(whole.slice(8 * i, 8 * i + 8), 2)),
  );
}
