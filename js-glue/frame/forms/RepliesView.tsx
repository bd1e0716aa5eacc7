import { more } from "../texts";
import { actions } from "../views/actions";
import { tellAction } from "../tellAction";

/** The list takes the focus before the buttons go, and a phone's keyboard stays down. */
const leave = (from: HTMLElement): void => from.closest<HTMLElement>(".list")?.focus({ preventScroll: true });

export function RepliesView({ options, row }: { options: readonly string[]; row: number }) {
  return (
    <ul class="replies" role="list" aria-label={more.forms.replies}>
      {options.map((option) => (
        <li key={option}>
          <button
            type="button"
            dir="auto"
            onClick={({ currentTarget }) => {
              leave(currentTarget);
              actions.answer(row, option);
              tellAction({ kind: "reply", label: option });
            }}
          >
            {option}
          </button>
        </li>
      ))}
    </ul>
  );
}
