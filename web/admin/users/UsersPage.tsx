import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import { me } from "../api/rights";
import type { User } from "../api/types";
import { useLoad } from "../api/useLoad";
import { Ask } from "../parts/Ask";
import { Page } from "../parts/Page";
import { Sheet } from "../parts/Sheet";
import { Shown } from "../parts/States";
import { Time } from "../parts/Time";
import { NewPassword } from "./NewPassword";
import { UserDialog } from "./UserDialog";

type Asked = { user: User | null; what: "save" | "password" | "remove" } | null;

const pathOf = ({ name }: User) => `users/${encodeURIComponent(name)}`;

export function UsersPage() {
  const users = useLoad(() => ask<{ users: User[] }>("GET", "users").then((answer) => answer.users), "users");
  const [asked, setAsked] = useState<Asked>(null);
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);
  const close = () => setAsked(null);
  const saved = ({ user, password }: { user: User; password?: string }) => {
    users.reload();
    if (password) setMade({ name: user.name, password });
  };
  const user = asked?.user;
  return (
    <Page
      title="Users"
      lead="Who may sign in here, and what they may touch."
      actions={
        <button type="button" class="primary" onClick={() => setAsked({ user: null, what: "save" })}>
          Add a user
        </button>
      }
    >
      <Shown of={users}>
        {(list) => (
          <Sheet label="Users" columns={["Name", "Role", "Sites", "Since", "Change"]}>
            {list.map((user) => (
              <tr key={user.name}>
                <th scope="row">
                  {user.name}
                  {user.name === me().name && <span class="quiet"> (you)</span>}
                </th>
                <td>{user.role}</td>
                <td>{user.sites ? user.sites.join(", ") || "none" : "all"}</td>
                <td class="nowrap">
                  <Time at={user.at} />
                </td>
                <td>
                  <div class="row-actions">
                    <Deed user={user} words="Edit" press={() => setAsked({ user, what: "save" })} />
                    <Deed
                      user={user}
                      words="New password"
                      press={() => setAsked({ user, what: "password" })}
                    />
                    <Deed user={user} words="Remove" press={() => setAsked({ user, what: "remove" })} />
                  </div>
                </td>
              </tr>
            ))}
          </Sheet>
        )}
      </Shown>
      {asked?.what === "save" && <UserDialog user={asked.user} close={close} saved={saved} />}
      {user && asked.what === "password" && (
        <Ask
          title={`New password: ${user.name}`}
          deed="Make a new password"
          isReasonOptional
          close={close}
          act={(reason) =>
            ask<{ user: User; password: string }>("PATCH", pathOf(user), { newPassword: true, reason }).then(
              saved,
            )
          }
        >
          <p>The old one is good no more, all sessions of {user.name} end, and a lock-out ends as well.</p>
        </Ask>
      )}
      {user && asked.what === "remove" && (
        <Ask
          title={`Remove ${user.name}`}
          deed="Remove"
          danger
          isReasonOptional
          close={close}
          act={(reason) =>
            ask("DELETE", `${pathOf(user)}?${new URLSearchParams({ reason })}`).then(users.reload)
          }
        >
          <p>They can sign in no more, and are signed out now. What they did stays in the audit.</p>
        </Ask>
      )}
      {made && <NewPassword {...made} close={() => setMade(null)} />}
    </Page>
  );
}

const Deed = ({ user, words, press }: { user: User; words: string; press: () => void }) => (
  <button type="button" class="small" aria-label={`${words}: ${user.name}`} onClick={press}>
    {words}
  </button>
);
