export type Key = "Tab" | "Enter" | "Escape";
export type Where = "page" | "frame";

/** What the paths need of a tab, whichever protocol drives it. Scripts are function bodies, and give what JSON can say. */
export interface Tab {
  goTo(address: string): Promise<void>;
  reload(): Promise<void>;
  inPage<T>(script: string): Promise<T>;
  /** In the chat's frame; it rejects where there is none. */
  inFrame<T>(script: string): Promise<T>;
  /** A real pointer, in CSS pixels from the window's corner. */
  clickAt(x: number, y: number): Promise<void>;
  /** A real keyboard: what has the focus gets it. Where that is has to be said: WebKit's driver moves it to where it sends keys. */
  type(text: string, where: Where): Promise<void>;
  press(key: Key, where: Where): Promise<void>;
  close(): Promise<void>;
}

/** A browser with a profile of its own. */
export interface Driver {
  openTab(): Promise<Tab>;
  stop(): Promise<void>;
}
