import { useContext } from "preact/hooks";
import { more } from "../texts";
import { ActionsContext } from "../views/actions";

/** The list takes the focus before the buttons go, and a phone's keyboard stays down. */
const leave = (from: HTMLElement): void => from.closest<HTMLElement>(".list")?.focus({ preventScroll: true });

export function RepliesView({ options, row }: { options: readonly string[]; row: number }) {
  const actions = useContext(ActionsContext);
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
            }}
          >
            {option}
          </button>
        </li>
      ))}
    </ul>
  );
}
