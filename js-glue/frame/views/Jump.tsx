import { texts, words } from "../texts";
import { DownIcon } from "./icons";

export function Jump({ count, onJump }: { count: number; onJump: () => void }) {
  return (
    <button
      type="button"
      class="jump"
      aria-label={count ? texts.jumpCounted(count) : texts.jump}
      onClick={onJump}
    >
      <DownIcon />
      {count > 0 && <span class="count">{words.number(count)}</span>}
    </button>
  );
}
