import { useEffect } from "preact/hooks";

let forms = 0;

/** As long as something in a form is not saved, nobody leaves it by mistake: neither its page nor all of them. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const hold = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", hold);
    forms++;
    return () => {
      removeEventListener("beforeunload", hold);
      forms--;
    };
  }, [isUnsaved]);
}

export const mayLeave = (): boolean =>
  !forms || confirm("What you have changed here is not saved. Leave it?");
