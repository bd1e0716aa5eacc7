import { actions } from "../views/actions";

/** Less often than that nobody is told (server/domain/Limits.h shows it for twice as long). In milliseconds. */
const EVERY = 3_000;

let waits = false;

/** The engine has a session: here is its token. */
export function grant(token: string): void {
  if (!waits) return;
  waits = false;
  // Who cannot be told is not.
  fetch("/api/typing", { method: "POST", headers: { Authorization: `Bearer ${token}` } }).catch(() => {});
}

/** While an agent is there they see that the visitor types. Gives what ends it. */
export function tellTyping(): () => void {
  let told = -EVERY;
  const onInput = ({ target, timeStamp }: Event) => {
    const isSaid = target instanceof HTMLTextAreaElement && target.value.trim() !== "";
    if (!isSaid || timeStamp - told < EVERY) return;
    told = timeStamp;
    waits = true;
    actions.upload();
  };
  addEventListener("input", onInput);
  return () => removeEventListener("input", onInput);
}
