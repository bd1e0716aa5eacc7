/**
 * Whether the panel is open in this tab, kept over navigation. In sessionStorage, and in no way needed: where it is
 * refused the panel stays closed on the next page.
 */
export class Remembered {
  private readonly key_: string;

  constructor(site: string) {
    this.key_ = `pipit:${site}:open`;
  }

  get(): boolean {
    try {
      return sessionStorage.getItem(this.key_) == "1";
    } catch {
      return false;
    }
  }

  set(open: boolean): void {
    try {
      if (open) sessionStorage.setItem(this.key_, "1");
      else sessionStorage.removeItem(this.key_);
    } catch {
      // Nothing is lost but a convenience.
    }
  }
}
