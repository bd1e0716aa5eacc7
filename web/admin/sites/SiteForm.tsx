import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import { unlessOvertaken } from "../api/overtaken";
import { mayWrite } from "../api/rights";
import type { Site } from "../api/types";
import { useDeed } from "../parts/useDeed";
import { AllowList } from "./AllowList";
import { Belonging } from "./Belonging";
import { changesOf, draftOf, FIELDS, rebased, type Draft } from "./draft";
import { Hours } from "./Hours";
import { Look } from "./Look";
import { Measuring } from "./Measuring";
import { Prechat } from "./Prechat";
import { Preview } from "./Preview";
import { SaveBar } from "./SaveBar";
import { NO_CHOICES, Snippet } from "./Snippet";
import { Words } from "./Words";

export function SiteForm({ site, saved }: { site: Site; saved: (site: Site) => void }) {
  // What the draft is a change of: `site` may have been read again meanwhile.
  const [before, setBefore] = useState(site);
  const [draft, setDraft] = useState<Draft>(() => draftOf(site));
  const [choices, setChoices] = useState(NO_CHOICES);
  const [done, setDone] = useState("");
  const { busy, problem, of, run, clear } = useDeed(FIELDS);
  const changes = changesOf(before, draft);
  const set = (part: Partial<Draft>) => {
    setDone("");
    setDraft((before) => ({ ...before, ...part }));
  };
  const path = `sites/${encodeURIComponent(site.id)}`;
  const take = (now: Site, mine: (draft: Draft) => Draft) => {
    saved(now);
    setBefore(now);
    setDraft(mine);
  };
  const save = (reason: string) =>
    run(async () => {
      const now = await unlessOvertaken(
        () => ask<Site>("PATCH", path, { ...changes, reason }, before.version),
        () => ask<Site>("GET", path),
        (theirs) => take(theirs, (mine) => rebased(before, mine, theirs)),
      );
      take(now, () => draftOf(now));
      setDone("Saved.");
    });
  const parts = { draft, set, of, isFixed: !mayWrite() };
  return (
    <>
      <div class="with-preview">
        <div class="stack">
          <AllowList {...parts} />
          <Look {...parts} />
          <Words {...parts} />
          <Hours {...parts} />
          <Prechat {...parts} />
          <Measuring {...parts} />
          <Belonging {...parts} />
        </div>
        <Preview draft={draft} theme={choices.theme} />
      </div>
      <Snippet site={site.id} choices={choices} set={setChoices} />
      <SaveBar
        count={Object.keys(changes).length}
        busy={busy}
        problem={problem}
        done={done}
        save={save}
        discard={() => {
          clear();
          setDraft(draftOf(before));
        }}
      />
    </>
  );
}
