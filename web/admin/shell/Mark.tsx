export const Mark = () => (
  <span class="mark">
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="9" class="mark-ground" />
      <path
        d="M9 22.5V11.5a2.5 2.5 0 0 1 2.5-2.5h9a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-2.5 2.5h-7.5z"
        class="mark-sign"
      />
    </svg>
    <span>Pipit</span>
  </span>
);
