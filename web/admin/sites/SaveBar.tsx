import { useState } from "preact/hooks";
import { TextField } from "../parts/Field";
import { Problem } from "../parts/Problem";
import { useUnsaved } from "../shell/unsaved";

interface Props {
  /** How many differ. */
  count: number;
  /** Of what, where it is one and where it is more. */
  what?: readonly [string, string];
  busy: boolean;
  problem: string;
  done: string;
  save: (reason: string) => void;
  discard: () => void;
}

const FIELDS = ["field has", "fields have"] as const;

/** Below the form as long as something in it is not saved. */
export function SaveBar({ count, what = FIELDS, busy, problem, done, save, discard }: Props) {
  const [reason, setReason] = useState("");
  useUnsaved(count > 0);
  const submit = (event: Event) => {
    event.preventDefault();
    save(reason.trim());
    setReason("");
  };
  return (
    <div class={count ? "save-bar open" : "save-bar"}>
      <p role="status">{count ? `${count} ${what[count === 1 ? 0 : 1]} changed.` : done}</p>
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
