import { texts } from "../texts";
import { DownIcon } from "./icons";
import { numberText } from "./times";

export function Jump({ count, onJump }: { count: number; onJump: () => void }) {
  return (
    <button
      type="button"
      class="jump"
      aria-label={count ? texts.jumpCounted(count) : texts.jump}
      onClick={onJump}
    >
      <DownIcon />
      {count > 0 && <span class="count">{numberText(count)}</span>}
    </button>
  );
}
