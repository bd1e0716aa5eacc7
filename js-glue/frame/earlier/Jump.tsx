import { texts, words } from "../texts";
import { actions } from "../views/actions";
import { DownIcon } from "../views/icons";

export function Jump({ count }: { count: number }) {
  const { goTo } = actions;
  return (
    <button
      type="button"
      class="jump"
      aria-label={count ? texts.jumpCounted(count) : texts.jump}
      onClick={() => goTo(0)}
    >
      <DownIcon />
      {count > 0 && <span class="count">{words.number(count)}</span>}
    </button>
  );
}
