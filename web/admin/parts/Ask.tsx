import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Dialog } from "./Dialog";
import { TextField } from "./Field";
import { Problem } from "./Problem";
import { useDeed } from "./useDeed";

interface Props {
  title: string;
  /** On the button that does it. */
  deed: string;
  danger?: boolean;
  /** Has to be typed before it can be done. */
  word?: string;
  /** The audit may do without a reason. */
  isReasonOptional?: boolean;
  fields?: readonly string[];
  close: () => void;
  act: (reason: string) => Promise<unknown>;
  children?: ComponentChildren | ((of: (field: string) => string) => ComponentChildren);
}

/** Asks for a reason, does it, and closes; says what went wrong and stays where it did. */
export function Ask({
  title,
  deed,
  danger = false,
  word,
  isReasonOptional,
  fields = [],
  close,
  act,
  children,
}: Props) {
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const { busy, problem, of, run } = useDeed(["reason", ...fields]);
  const isReady = (isReasonOptional || reason.trim()) && (!word || typed.trim().toUpperCase() === word);
  const submit = (event: Event) => {
    event.preventDefault();
    if (isReady) void run(() => act(reason.trim()).then(close));
  };
  return (
    <Dialog title={title} danger={danger} close={close}>
      <form onSubmit={submit}>
        {typeof children === "function" ? children(of) : children}
        <TextField
          label={isReasonOptional ? "Reason (may be left out)" : "Reason"}
          hint="It stands in the audit, with your name."
          value={reason}
          set={setReason}
          error={of("reason")}
          required={!isReasonOptional}
          maxLength={200}
          autocomplete="off"
        />
        {word && (
          <TextField
            label={`Type ${word} to go on`}
            value={typed}
            set={setTyped}
            required
            autocomplete="off"
          />
        )}
        <Problem text={problem} />
        <div class="dialog-actions">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class={danger ? "primary danger" : "primary"} disabled={!isReady || busy}>
            {deed}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
