import { useEffect, useState } from "preact/hooks";
import { mayLeave } from "./unsaved";

/** The parts of the address behind "#/": "#/sites/my-shop" is ["sites", "my-shop"]. */
function partsNow(): string[] {
  const parts = location.hash.replace(/^#\/?/, "").split("/").filter(Boolean);
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return [];
  }
}

export function useRoute(): string[] {
  const [parts, setParts] = useState(partsNow);
  useEffect(() => {
    const onChange = ({ oldURL }: HashChangeEvent) => {
      if (mayLeave()) setParts(partsNow());
      else history.replaceState(null, "", oldURL);
    };
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return parts;
}

export const addressOf = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join("/")}`;

export function go(...parts: string[]): void {
  location.hash = addressOf(...parts);
}
