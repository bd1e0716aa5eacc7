import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Pipitd } from "../fixtures/pipitd";

/** The admin's pages, as somebody who has signed in has them. */
export class AdminPage {
  readonly heading: Locator;
  readonly dialog: Locator;

  constructor(
    readonly page: Page,
    readonly service: Pipitd,
  ) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.dialog = page.getByRole("dialog");
  }

  /** `place` is what stands behind "#/". */
  async open(place = ""): Promise<void> {
    await this.page.goto(`${this.service.shop}/admin${place && `#/${place}`}`);
  }

  async signIn(name: string, password: string): Promise<void> {
    const form = this.page
      .locator("form")
      .filter({ has: this.page.getByRole("button", { name: "Sign in" }) });
    await form.getByLabel("Name", { exact: true }).fill(name);
    await form.getByLabel("Password", { exact: true }).fill(password);
    await form.getByRole("button", { name: "Sign in" }).click();
  }

  /** A user of a role, signed in at a place. */
  async enter(
    place: string,
    role = "admin",
    ...sites: string[]
  ): Promise<{ name: string; password: string }> {
    const name = `${role}-${Math.random().toString(36).slice(2, 8)}`;
    const password = await this.service.addUser(name, role, ...sites);
    await this.open(place);
    await this.signIn(name, password);
    await expect(this.page.getByRole("button", { name: "Sign out" })).toBeVisible();
    return { name, password };
  }

  /** Gives a reason in the dialog that is open, and what else it asks to be typed. */
  async confirm(deed: string, word?: string): Promise<void> {
    await this.dialog.getByLabel(/^Reason/).fill("a test");
    if (word) await this.dialog.getByLabel(`Type ${word} to go on`).fill(word);
    const button = this.dialog.getByRole("button", { name: deed, exact: true });
    await button.click();
    await expect(button).toBeHidden();
  }

  async violations(): Promise<unknown[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }
}
