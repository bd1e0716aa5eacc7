import { useState } from "preact/hooks";
import { Notice } from "../../abi/layout";
import type { Status } from "../store";
import { more } from "../texts";
import { CloseIcon } from "../views/icons";
import { Held } from "./Held";

/** What happens to few: it is said until it is over, or dismissed. What comes again is said again. */
export function Notices({ notice, wait }: Pick<Status, "notice" | "wait">) {
  const [dismissed, dismiss] = useState(Notice.None);
  return (
    <>
      {wait > 0 && <Held wait={wait} />}
      {notice !== Notice.None && notice !== dismissed && (
        <p>
          <span>{more.notices[notice]}</span>
          <button type="button" class="round small" aria-label={more.dismiss} onClick={() => dismiss(notice)}>
            <CloseIcon />
          </button>
        </p>
      )}
    </>
  );
}
