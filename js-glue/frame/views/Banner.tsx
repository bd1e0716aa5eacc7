import { useEffect, useState } from "preact/hooks";
import { Connection, Notice } from "../../abi/layout";
import { more, texts } from "../texts";
import { CloseIcon } from "./icons";
import { useLasting } from "./useLasting";
import { useMore } from "./useMore";

/** A first connection takes a moment; only a long one is trouble. */
const TROUBLE_AFTER = 4_000;

/** The region is always there, so that a screen reader hears of what appears in it. */
export function Banner({ connection, notice }: { connection: Connection; notice: Notice }) {
  const [dismissed, dismiss] = useState(Notice.None);
  // What comes again is said again.
  useEffect(() => {
    if (notice === Notice.None) dismiss(notice);
  }, [notice]);
  const slow = useLasting(connection === Connection.Connecting, TROUBLE_AFTER);
  const hasNotice = useMore(notice !== dismissed && notice !== Notice.None);
  const away = connection === Connection.Offline;
  return (
    <div class="banner" role="status">
      {(away || slow) && (
        <p class="trouble">{navigator.onLine ? texts.troubleBanner : texts.offlineBanner}</p>
      )}
      {hasNotice && (
        <p>
          <span>{more.notices[notice as keyof typeof more.notices]}</span>
          <button type="button" class="round small" aria-label={more.dismiss} onClick={() => dismiss(notice)}>
            <CloseIcon />
          </button>
        </p>
      )}
    </div>
  );
}
