import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import type { Site } from "../api/types";
import { useLoad } from "../api/useLoad";
import { Choice } from "../parts/Field";
import { Page } from "../parts/Page";
import { Segments } from "../parts/Segments";
import { CannedDialog } from "./CannedDialog";
import { ConversationList } from "./ConversationList";
import { ConversationPane } from "./ConversationPane";
import { NoticeButton } from "./NoticeButton";
import type { ListFilter } from "./types";

const FILTERS: readonly (readonly [ListFilter, string])[] = [
  ["waiting", "Waiting"],
  ["mine", "Mine"],
  ["all", "All"],
];

/** The queue, and beside it the conversation that is open; on a phone one of the two. */
export function ConversationsPage({ id }: { id?: string | undefined }) {
  const [filter, setFilter] = useState<ListFilter>("waiting");
  const [site, setSite] = useState("");
  const [showsCanned, setShowsCanned] = useState(false);
  const sites = useLoad(() => ask<{ sites: Site[] }>("GET", "sites").then((answer) => answer.sites), "sites");
  const known = sites.value ?? [];
  return (
    <Page
      title="Conversations"
      lead="Who waits for a person, and all that is said. What you have claimed the assistant leaves to you."
      actions={
        <>
          <NoticeButton />
          <button type="button" onClick={() => setShowsCanned(true)}>
            Canned answers
          </button>
        </>
      }
    >
      <div class={id ? "console has-open" : "console"}>
        <section class="queue" aria-label="Queue">
          <div class="toolbar">
            <Segments label="Which" value={filter} set={setFilter} options={FILTERS} />
            {known.length > 1 && (
              <Choice
                label="Site"
                value={site}
                set={setSite}
                options={[["", "All sites"], ...known.map((one) => [one.id, one.name || one.id] as const)]}
              />
            )}
          </div>
          <ConversationList key={`${filter} ${site}`} filter={filter} site={site} open={id} />
        </section>
        {id ? (
          <ConversationPane key={id} id={id} />
        ) : (
          <p class="state no-open">Choose a conversation on the left.</p>
        )}
      </div>
      {showsCanned && <CannedDialog sites={known} close={() => setShowsCanned(false)} />}
    </Page>
  );
}
