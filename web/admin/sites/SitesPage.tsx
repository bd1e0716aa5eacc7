import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import { mayAll } from "../api/rights";
import type { Site } from "../api/types";
import { useLoad } from "../api/useLoad";
import { TextField } from "../parts/Field";
import { Page } from "../parts/Page";
import { Sheet } from "../parts/Sheet";
import { Empty, Shown } from "../parts/States";
import { addressOf } from "../shell/route";
import { AddSite } from "./AddSite";

export function SitesPage() {
  const sites = useLoad(() => ask<{ sites: Site[] }>("GET", "sites").then((answer) => answer.sites), "sites");
  const [search, setSearch] = useState("");
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title="Sites"
      lead="Where the chat may be, how it looks there, and the tag that puts it up."
      actions={
        mayAll() && (
          <button type="button" class="primary" onClick={() => setAdding(true)}>
            Add a site
          </button>
        )
      }
    >
      <Shown of={sites}>
        {(list) =>
          list.length ? (
            <>
              <div class="toolbar" role="search">
                <TextField
                  label="Search"
                  type="search"
                  placeholder="name, origin or organization"
                  value={search}
                  set={setSearch}
                />
              </div>
              <SiteTable sites={list.filter((site) => isFound(site, search))} />
            </>
          ) : (
            <Empty title="There is no site yet." />
          )
        }
      </Shown>
      {isAdding && <AddSite close={() => setAdding(false)} />}
    </Page>
  );
}

function isFound({ id, name, organization, allow }: Site, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [id, name, organization, ...allow].some((text) => text.toLowerCase().includes(wanted));
}

function SiteTable({ sites }: { sites: readonly Site[] }) {
  if (!sites.length) return <Empty title="No site is called so." />;
  return (
    <Sheet label="Sites" columns={["Site", "Allowed origins", "Organization", "Identity"]}>
      {sites.map(({ id, name, allow, organization, identity }) => (
        <tr key={id}>
          <th scope="row">
            <a href={addressOf("sites", id)}>{id}</a>
            {name && name !== id && <span class="quiet"> {name}</span>}
          </th>
          <td class="origins">{summaryOf(allow)}</td>
          <td>{organization || <span class="quiet">none</span>}</td>
          <td>{identity}</td>
        </tr>
      ))}
    </Sheet>
  );
}

const summaryOf = (allow: readonly string[]): string =>
  allow.length > 2 ? `${allow.slice(0, 2).join(", ")} and ${allow.length - 2} more` : allow.join(", ");
