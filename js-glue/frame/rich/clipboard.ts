/** False: neither way is open, which depends on the browser and on what the page lets its frames do. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

/** What every browser lets a frame do while the visitor's click is fresh. */
function copyByEvent(text: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", onCopy, { once: true });
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", onCopy);
  return isDone;
}
