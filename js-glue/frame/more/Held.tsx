import { useEffect, useState } from "preact/hooks";
import { more, words } from "../texts";

/** Too much was sent: in how many seconds what waits is sent again. They are counted for the eye, and read out once. */
export function Held({ wait }: { wait: number }) {
  const [left, setLeft] = useState(wait);
  useEffect(() => {
    const end = Date.now() + wait * 1000;
    const count = () => setLeft(Math.max(1, Math.ceil((end - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [wait]);
  return (
    <p class="trouble">
      <span aria-hidden="true">{more.held(words.number(left))}</span>
      <span class="unseen">{more.held(words.number(wait))}</span>
    </p>
  );
}
