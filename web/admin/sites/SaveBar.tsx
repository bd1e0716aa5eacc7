import { useState } from "preact/hooks";
import { TextField } from "../parts/Field";
import { Problem } from "../parts/Problem";

interface Props {
  /** How many fields differ. */
  count: number;
  busy: boolean;
  problem: string;
  done: string;
  save: (reason: string) => void;
  discard: () => void;
}

/** Below the form as long as something in it is not saved. */
export function SaveBar({ count, busy, problem, done, save, discard }: Props) {
  const [reason, setReason] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    save(reason.trim());
    setReason("");
  };
  return (
    <div class={count ? "save-bar open" : "save-bar"}>
      <p role="status">{count ? `${count} ${count === 1 ? "field has" : "fields have"} changed.` : done}</p>
      <Problem text={problem} />
      {count > 0 && (
        <form onSubmit={submit}>
          <TextField
            label="Reason (may be left out)"
            value={reason}
            set={setReason}
            maxLength={200}
            autocomplete="off"
          />
          <button type="button" onClick={discard}>
            Discard
          </button>
          <button type="submit" class="primary" disabled={busy}>
            Save
          </button>
        </form>
      )}
    </div>
  );
}
