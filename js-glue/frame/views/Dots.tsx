/** Three dots that breathe, or stand still for those who prefer that. */
export function Dots({ label }: { label: string }) {
  return (
    <>
      <span class="unseen">{label}</span>
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </>
  );
}
