import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import { Ask } from "../parts/Ask";
import { TextField } from "../parts/Field";
import { go } from "../shell/route";

export function AddSite({ close }: { close: () => void }) {
  const [id, setId] = useState("");
  const [origin, setOrigin] = useState("");
  const add = (reason: string) =>
    ask("POST", "sites", { id: id.trim(), allow: [origin.trim()], reason }).then(() =>
      go("sites", id.trim()),
    );
  return (
    <Ask title="Add a site" deed="Add" isReasonOptional fields={["id", "allow"]} close={close} act={add}>
      {(of) => (
        <>
          <TextField
            label="Id"
            hint="a to z, 0 to 9 and -. It stands in the tag, and never changes."
            value={id}
            set={setId}
            error={of("id")}
            required
            autocomplete="off"
          />
          <TextField
            label="First allowed origin"
            placeholder="https://shop.example"
            value={origin}
            set={setOrigin}
            error={of("allow")}
            required
            autocomplete="off"
          />
        </>
      )}
    </Ask>
  );
}
