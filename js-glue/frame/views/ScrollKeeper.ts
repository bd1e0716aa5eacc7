/** So near to the end counts as there: a line's height or so. */
const NEAR = 32;

/**
 * Keeps what the visitor sees where it is. At the end it follows the end; elsewhere it holds on to the first row in
 * sight, whatever is added, removed or grows above it. The browser's own anchoring is switched off in the style sheet:
 * not every browser has one, and two would correct each other.
 */
export class ScrollKeeper {
  readonly #scroller: HTMLElement;
  readonly #rows: HTMLElement;
  readonly #tell: (atEnd: boolean) => void;
  readonly #observer = new ResizeObserver(() => this.#keep());
  #following = true;
  #lastTop = 0;
  #anchor: { element: Element; offset: number } | undefined;

  /** `rows` holds the rows in order, one element each; `content` is all that scrolls. */
  constructor(
    scroller: HTMLElement,
    content: HTMLElement,
    rows: HTMLElement,
    tell: (atEnd: boolean) => void,
  ) {
    this.#scroller = scroller;
    this.#rows = rows;
    this.#tell = tell;
    this.#observer.observe(scroller);
    this.#observer.observe(content);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  /** At the end, and staying there. */
  get following(): boolean {
    return this.#following;
  }

  toEnd(behavior: ScrollBehavior): void {
    this.#following = true;
    this.#tell(true);
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior });
  }

  /** To be called on every scroll event. */
  scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    if (clientHeight === 0) return;
    // Growing content leaves the end behind without anyone's doing; only going up is leaving it.
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.#following = true;
    else if (scrollTop < this.#lastTop) this.#following = false;
    this.#remember();
    this.#tell(this.#following);
  }

  #keep(): void {
    // A hidden frame has no heights at all.
    if (this.#scroller.clientHeight === 0) return;
    if (this.#following) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    else if (this.#anchor?.element.isConnected) {
      this.#scroller.scrollTop += this.#offsetOf(this.#anchor.element) - this.#anchor.offset;
    }
    this.#remember();
  }

  #remember(): void {
    this.#lastTop = this.#scroller.scrollTop;
    const element = this.#following ? undefined : this.#firstInSight();
    this.#anchor = element && { element, offset: this.#offsetOf(element) };
  }

  #offsetOf(element: Element): number {
    return element.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
  }

  // The message inside the row: a day's heading before it may come and go.
  #firstInSight(): Element | undefined {
    const { top } = this.#scroller.getBoundingClientRect();
    const { children } = this.#rows;
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (children[middle]!.getBoundingClientRect().bottom > top) high = middle;
      else low = middle + 1;
    }
    return children[low]?.lastElementChild ?? undefined;
  }
}
