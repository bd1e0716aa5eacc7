import type { Locator } from "@playwright/test";
import { expect } from "../fixtures/test";

/** What somebody saw who scrolled through the list. */
export interface Walk {
  /** The numbers of the messages ("Message 7.") from the first seen to the last, each once. */
  seen: number[];
  /** Where the rows in sight did not follow each other. */
  gaps: string[];
  /** The most elements that the document had. */
  nodes: number;
}

declare const window: { painted(): Promise<void> } & typeof globalThis;

/**
 * In the frame: resolves when the next frame is laid out and nothing more will be changed before it is painted. An observer
 * that is younger than the widget's is called after it.
 */
function definePainted(): void {
  window.painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const observer = new ResizeObserver(() => done(observer.disconnect()));
        observer.observe(document.body);
      }),
    );
}

/** The list of messages, as it is seen on screen. */
export class MessageList {
  private constructor(readonly log: Locator) {}

  /** To be called anew in each document. */
  static async of(log: Locator): Promise<MessageList> {
    await log.evaluate(definePainted);
    return new MessageList(log);
  }
  /** Scrolls on by less than a screen each frame, until nothing comes any more. */
  walk(direction: -1 | 1): Promise<Walk> {
    return this.log.evaluate(async (list, direction) => {
      const gaps: string[] = [];
      let nodes = 0;
      const inSight = () => {
        const { top, bottom } = list.getBoundingClientRect();
        return [...list.querySelectorAll(".row")]
          .filter(
            (row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom,
          )
          .map((row) => Number(/Message (\d+)\./.exec(row.textContent!)?.[1]))
          .filter((number) => number > 0);
      };
      const isOver = () =>
        direction < 0
          ? list.scrollTop === 0 && !list.querySelector(".older")
          : list.scrollTop + list.clientHeight > list.scrollHeight - 1;
      let last = inSight();
      const seen = new Set(last);
      for (let idle = 0; idle < 30; idle = isOver() ? idle + 1 : 0) {
        list.scrollBy(0, direction * 0.7 * list.clientHeight);
        await window.painted();
        const numbers = inSight();
        numbers.forEach((number) => seen.add(number));
        nodes = Math.max(nodes, document.querySelectorAll("*").length);
        const follows = numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1);
        const touches =
          numbers.some((number) => last.includes(number)) || numbers.length === 0 || last.length === 0;
        if (!follows || !touches) gaps.push(`${last} then ${numbers}`);
        last = numbers;
      }
      return { seen: [...seen], gaps, nodes };
    }, direction);
  }

  /** And until what that led to is painted. */
  async scrollBy(pixels: number): Promise<void> {
    await this.log.evaluate(async (list, by) => {
      list.scrollBy(0, by);
      await window.painted();
      await window.painted();
    }, pixels);
  }

  /** The rows in sight, and how far the end is below, in every frame until that stands in the document. */
  async watchUntil(selector: string): Promise<{ moves: string[]; farthest: number }> {
    return this.log.evaluate(async (list, selector) => {
      const { top, bottom } = list.getBoundingClientRect();
      const rows = [...list.querySelectorAll(".row")].filter((row) => {
        const place = row.getBoundingClientRect();
        return place.bottom > top && place.top < bottom;
      });
      const places = () => rows.map((row) => row.getBoundingClientRect().top - top).join();
      const moves = [places()];
      let farthest = 0;
      while (!document.querySelector(selector)) {
        await window.painted();
        if (places() !== moves.at(-1)) moves.push(places());
        farthest = Math.max(farthest, list.scrollHeight - list.scrollTop - list.clientHeight);
      }
      return { moves, farthest };
    }, selector);
  }

  /** Where each row in sight begins, from the list's upper edge. */
  places(): Promise<Record<string, number>> {
    return this.log.evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect();
      const rows = [...list.querySelectorAll(".row .text")].map(
        (row) => [row.textContent!, row.getBoundingClientRect()] as const,
      );
      const shown = rows.filter(([, place]) => place.bottom > top && place.top < bottom);
      return Object.fromEntries(shown.map(([text, place]) => [text, place.top - top]));
    });
  }

  toEnd(): Promise<number> {
    return this.log.evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
  }

  async expectAtEnd(): Promise<void> {
    await expect.poll(() => this.toEnd()).toBeLessThan(2);
  }
}
