import { ask } from "../api/ask";
import type { Site } from "../api/types";
import { useLoad } from "../api/useLoad";
import { Page } from "../parts/Page";
import { Shown } from "../parts/States";
import { addressOf } from "../shell/route";
import { SiteForm } from "./SiteForm";

export function SitePage({ id }: { id: string }) {
  const site = useLoad(() => ask<Site>("GET", `sites/${encodeURIComponent(id)}`), id);
  return (
    <Page
      title={id}
      lead={<a href={addressOf("sites")}>All sites</a>}
      actions={
        <>
          <a class="button" href={addressOf("sites", id, "texts")}>
            Texts
          </a>
          <a class="button" href={addressOf("flags", "site", id)}>
            Feature flags
          </a>
        </>
      }
    >
      <Shown of={site}>{(value) => <SiteForm site={value} saved={site.put} />}</Shown>
    </Page>
  );
}
