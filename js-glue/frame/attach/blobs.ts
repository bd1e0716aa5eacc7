import { useEffect, useState } from "preact/hooks";
import { actions, type Actions } from "../views/actions";
import { MAX_IDLE, TYPES } from "./limits";
import type { Stored } from "./stored";
import { tokenFor } from "./token";

/** What is shown of a file, for as long as somebody shows it and a little longer. */
interface Held {
  address: string;
  users: number;
}

/** By id, what was used last at the end. */
const held = new Map<string, Held>();

/** What the visitor has just sent need not be fetched. */
export function hold({ id, type }: Stored, blob: Blob): string {
  const known = held.get(id);
  if (known) return known.address;
  const address = URL.createObjectURL(new Blob([blob], { type }));
  held.set(id, { address, users: 0 });
  shed();
  return address;
}

/** The browser lets go of what nobody looks at. */
function shed(): void {
  const idle = [...held].filter(([, { users }]) => !users);
  for (const [id] of idle.slice(0, -MAX_IDLE)) drop(id);
}

function drop(id: string): void {
  URL.revokeObjectURL(held.get(id)!.address);
  held.delete(id);
}

/** Nothing of the visitor's is to stay. */
export function dropAll(): void {
  for (const id of [...held.keys()]) drop(id);
}

/** The address under which the file is to be had in this document. Rejects where it cannot be had. */
export async function addressOf(file: Stored, actions: Actions): Promise<string> {
  const known = held.get(file.id);
  if (known) return known.address;
  const response = await fetch(`/api/uploads/${file.id}`, {
    headers: { Authorization: `Bearer ${await tokenFor(actions)}` },
    mode: "same-origin",
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
  });
  const blob = await response.blob();
  if (!response.ok || !TYPES.includes(blob.type)) throw new TypeError("no file");
  return hold(file, blob);
}

/** A picture's address once it is there; "" where it cannot be had, until it is asked for again. */
export function usePicture(file: Stored): { address?: string; again(): void } {
  const [address, setAddress] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isOver = false;
    let mine: Held | undefined;
    const use = (found: string) => {
      if (isOver) return;
      mine = held.get(file.id);
      if (mine) mine.users++;
      setAddress(found);
    };
    addressOf(file, actions).then(use, () => use(""));
    return () => {
      isOver = true;
      if (mine) mine.users--;
      shed();
    };
  }, [file.id, attempt]);

  return { ...(address !== undefined && { address }), again: () => setAttempt(attempt + 1) };
}
