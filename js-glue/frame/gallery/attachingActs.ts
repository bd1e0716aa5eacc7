import { partOf } from "../parts";
import { appear } from "./appear";
import { picture } from "./attaching";

// What those scenes do by themselves.

/** What the service says of the site. The element is another one, since no script's text is ever written. */
function configure(text: string): void {
  const configuration = document.createElement("div");
  configuration.id = "pipit-config";
  configuration.hidden = true;
  configuration.textContent = text;
  document.getElementById("pipit-config")!.replaceWith(configuration);
}

export const takeFiles = (): void => configure('{"uploads":true}');
export const takeMail = (): void => configure('{"mail":true}');

/** There is no engine that would know one. */
export const grantToken = (): void => queueMicrotask(() => partOf("attach")?.grant("token"));

/** What is called large is half on its way, and stays there. */
class Uploading {
  status = 0;
  responseText = "";
  readonly upload: { onprogress?(event: { loaded: number }): void } = {};
  onload = () => {};
  onloadend = () => {};
  open(): void {}
  setRequestHeader(): void {}
  abort(): void {}
  send({ name, size }: File): void {
    if (name.startsWith("large")) return this.upload.onprogress?.({ loaded: size * 0.6 });
    this.status = 201;
    this.responseText = JSON.stringify({ ...picture, name });
    this.onload();
    this.onloadend();
  }
}

const FILES: readonly [name: string, type: string][] = [
  ["my ring.png", "image/png"],
  ["large catalogue of all that we would like to have engraved.pdf", "application/pdf"],
  ["drawing.svg", "image/svg+xml"],
];

/** Nobody may look at what is not let go of yet. */
function transfer(type: string, files: typeof FILES = []): void {
  const dataTransfer = new DataTransfer();
  for (const [name, type] of files)
    dataTransfer.items.add(new File([new Uint8Array(340_000)], name, { type }));
  const event = new DragEvent(type, { cancelable: true });
  const value = { types: ["Files"], files: dataTransfer.files };
  document.dispatchEvent(Object.defineProperty(event, "dataTransfer", { value }));
}

export async function attach(): Promise<unknown> {
  Object.assign(window, { XMLHttpRequest: Uploading });
  await appear(".field .opener");
  transfer("drop", FILES);
  return appear(".tray .failed");
}

export async function drag(): Promise<unknown> {
  await appear(".field .opener");
  const timer = setInterval(() => transfer("dragover"), 50);
  await appear(".drop");
  clearInterval(timer);
  return undefined;
}

export const missingShown = (): Promise<unknown> => appear(".files .missing");
