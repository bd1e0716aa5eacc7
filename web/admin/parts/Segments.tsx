interface Props<T extends string> {
  label: string;
  value: T;
  set: (value: T) => void;
  /** Each with its words. */
  options: readonly (readonly [T, string])[];
}

/** One of a few, at once. */
export const Segments = <T extends string>({ label, value, set, options }: Props<T>) => (
  <div class="segments views" role="group" aria-label={label}>
    {options.map(([name, words]) => (
      <button type="button" key={name} aria-pressed={value === name} onClick={() => set(name)}>
        {words}
      </button>
    ))}
  </div>
);
