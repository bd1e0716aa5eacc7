interface Props {
  name: string;
  on: boolean;
  onClick(): void;
}

/** An item of the menu that is on or off. */
export const Switch = ({ name, on, onClick }: Props) => (
  <button
    type="button"
    role="menuitemcheckbox"
    tabIndex={-1}
    aria-checked={on ? "true" : "false"}
    onClick={onClick}
  >
    {name}
  </button>
);
