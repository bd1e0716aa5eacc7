import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import { ROLES, type Role, type User } from "../api/types";
import { Ask } from "../parts/Ask";
import { Choice, TextField } from "../parts/Field";

const MAY: Readonly<Record<Role, string>> = {
  admin: "admin: all",
  merchandiser: "merchandiser: looks, and the catalogue",
  agent: "agent: looks, tickets and conversations",
  viewer: "viewer: looks",
};

interface Props {
  /** None: a new one. */
  user: User | null;
  close: () => void;
  saved: (answer: { user: User; password?: string }) => void;
}

export function UserDialog({ user, close, saved }: Props) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<string>(user?.role ?? "viewer");
  const [isAll, setAll] = useState(!user || user.sites === null);
  const [sites, setSites] = useState(user?.sites?.join(" ") ?? "");
  const act = (reason: string) => {
    const reach = { role, sites: isAll ? null : sites.split(/[\s,]+/).filter(Boolean), reason };
    const path = user ? `users/${encodeURIComponent(user.name)}` : "users";
    const body = user ? reach : { name: name.trim(), ...reach };
    return ask<{ user: User; password?: string }>(user ? "PATCH" : "POST", path, body).then(saved);
  };
  return (
    <Ask
      title={user ? `Edit ${user.name}` : "Add a user"}
      deed={user ? "Save" : "Add"}
      isReasonOptional
      fields={["name", "role", "sites", "site"]}
      close={close}
      act={act}
    >
      {(of) => (
        <>
          {user ? (
            <p>Their sessions end when role or sites change.</p>
          ) : (
            <TextField
              label="Name"
              hint="A password is made, and shown to you once."
              value={name}
              set={setName}
              error={of("name")}
              required
              autocomplete="off"
            />
          )}
          <Choice
            label="Role"
            value={role}
            set={setRole}
            error={of("role")}
            options={ROLES.map((name) => [name, MAY[name]])}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={isAll}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
            All sites
          </label>
          {!isAll && (
            <TextField
              label="Their sites"
              hint="Names of sites, with spaces between."
              value={sites}
              set={setSites}
              error={of("sites") || of("site")}
              required
            />
          )}
        </>
      )}
    </Ask>
  );
}
