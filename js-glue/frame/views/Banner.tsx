import { Connection, Notice } from "../../abi/layout";
import type { Status } from "../store";
import { texts } from "../texts";
import { useLasting } from "./useLasting";
import { usePart } from "./usePart";

/** A first connection takes a moment; only a long one is trouble. */
const TROUBLE_AFTER = 4_000;

/** The region is always there, so that a screen reader hears of what appears in it. */
export function Banner({ connection, notice, wait }: Pick<Status, "connection" | "notice" | "wait">) {
  const slow = useLasting(connection === Connection.Connecting, TROUBLE_AFTER);
  const rare = usePart("more", wait > 0 || notice !== Notice.None);
  const away = connection === Connection.Offline;
  return (
    <div class="banner" role="status">
      {(away || slow) && (
        <p class="trouble">{navigator.onLine ? texts.troubleBanner : texts.offlineBanner}</p>
      )}
      {rare && <rare.Notices notice={notice} wait={wait} />}
    </div>
  );
}
