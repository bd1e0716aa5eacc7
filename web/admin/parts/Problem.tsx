/** The region is always there, so that a screen reader hears of what appears in it. */
export const Problem = ({ text }: { text: string }) => (
  <div class="problem" role="alert">
    {text && <p>{text}</p>}
  </div>
);
