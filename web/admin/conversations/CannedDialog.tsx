import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import type { Site } from "../api/types";
import { useLoad } from "../api/useLoad";
import { Dialog } from "../parts/Dialog";
import { Choice, Field, TextField } from "../parts/Field";
import { Problem } from "../parts/Problem";
import { Empty, Shown } from "../parts/States";
import { useDeed } from "../parts/useDeed";
import type { CannedAnswer } from "./types";

/** What agents of a site often say. */
export function CannedDialog({ sites, close }: { sites: readonly Site[]; close: () => void }) {
  const [site, setSite] = useState(sites[0]?.id ?? "");
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const loaded = useLoad(
    () => ask<{ answers: CannedAnswer[] }>("GET", `canned-answers?site=${encodeURIComponent(site)}`),
    site,
  );
  const { busy, problem, of, run } = useDeed(["name", "text"]);
  const add = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      await ask("POST", "canned-answers", { site, name: name.trim(), text });
      setName("");
      setText("");
      loaded.reload();
    });
  };
  const remove = (id: number) => run(() => ask("DELETE", `canned-answers/${id}`).then(loaded.reload));
  return (
    <Dialog title="Canned answers" close={close}>
      {sites.length > 1 && (
        <Choice
          label="Site"
          value={site}
          set={setSite}
          options={sites.map((one) => [one.id, one.name || one.id] as const)}
        />
      )}
      <Shown of={loaded}>
        {({ answers }) =>
          answers.length ? (
            <ul class="canned-list">
              {answers.map((answer) => (
                <li key={answer.id}>
                  <p>
                    <b>/{answer.name}</b> <span dir="auto">{answer.text}</span>
                  </p>
                  <button
                    type="button"
                    class="small"
                    disabled={busy}
                    aria-label={`Remove ${answer.name}`}
                    onClick={() => remove(answer.id)}
                  >
                    Remove
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <Empty title="There are none yet." />
          )
        }
      </Shown>
      <form onSubmit={add}>
        <TextField
          label="Name"
          hint="One word, by which it is found: /hours"
          value={name}
          set={setName}
          error={of("name")}
          required
          maxLength={40}
          autocomplete="off"
        />
        <Field label="Answer" error={of("text")}>
          {(ties) => (
            <textarea
              {...ties}
              rows={3}
              dir="auto"
              required
              maxLength={5_000}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <Problem text={problem} />
        <div class="dialog-actions">
          <button type="button" onClick={close}>
            Done
          </button>
          <button type="submit" class="primary" disabled={busy || !name.trim() || !text.trim()}>
            Add
          </button>
        </div>
      </form>
    </Dialog>
  );
}
