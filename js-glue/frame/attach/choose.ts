import { TYPES } from "./limits";

/** Held on to: a browser may forget one that nobody else knows before it has answered. */
let input: HTMLInputElement;

/** The browser's own dialog. */
export function choose(take: (files: readonly File[]) => void): void {
  input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = TYPES.join();
  input.onchange = () => take([...input.files!]);
  input.click();
}
