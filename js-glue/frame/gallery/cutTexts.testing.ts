/** Texts of the document that reach out of the window, or out of what cuts them off. Runs in the page. */
export function cutTexts(): string[] {
  /** Rounding, and the overhang of some letters. */
  const SLACK = 1.5;
  const found: string[] = [];
  const isScrolled = (value: string) => value === "auto" || value === "scroll";

  const look = (node: Node): void => {
    const text = node.textContent!.trim();
    const parent = node.parentElement!;
    // A product's name is the owner's, and a file's the visitor's: they are cut on purpose.
    if (!text || parent.closest(".unseen, [aria-hidden] *, .card, .tray .name, .files .name")) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width) return;
    if (isCut(box, parent)) found.push(text);
  };

  const isCut = (box: DOMRect, parent: Element): boolean => {
    let scrollsAcross = false;
    let scrollsDown = false;
    // What is placed by another is not cut off by those between.
    let isPlaced = false;
    for (let around: Element | null = parent; around; around = around.parentElement) {
      const { overflowX, overflowY, display, position } = getComputedStyle(around);
      if (display === "inline" || (isPlaced && position === "static")) continue;
      isPlaced = position === "absolute";
      const edge = around.getBoundingClientRect();
      scrollsAcross ||= isScrolled(overflowX);
      scrollsDown ||= isScrolled(overflowY);
      const isOver = box.left < edge.left - SLACK || box.right > edge.right + SLACK;
      if (!scrollsAcross && isOver) return true;
      const isUnder = box.top < edge.top - SLACK || box.bottom > edge.bottom + SLACK;
      if (!scrollsDown && overflowY !== "visible" && isUnder) return true;
    }
    return false;
  };

  const placeholder = (field: HTMLInputElement | HTMLTextAreaElement): void => {
    if (field.value) return;
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    const canvas = document.createElement("canvas").getContext("2d")!;
    canvas.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (canvas.measureText(field.placeholder).width > room + SLACK) found.push(field.placeholder);
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) look(walker.currentNode);
  document.querySelectorAll<HTMLInputElement>("input, textarea").forEach(placeholder);
  return found;
}
