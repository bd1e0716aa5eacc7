import { useState } from "preact/hooks";
import { unlessOvertaken } from "../api/overtaken";
import { mayWrite } from "../api/rights";
import { Choice, TextField } from "../parts/Field";
import { Empty } from "../parts/States";
import { useDeed } from "../parts/useDeed";
import { LANGUAGES } from "../sites/languages";
import { SaveBar } from "../sites/SaveBar";
import { TextRow } from "./TextRow";
import { differences, putTexts, readTexts, rebased, reworded, type Texts, type Wording } from "./texts";

const SHOWN = [
  ["all", "all of them"],
  ["own", "the site's own words"],
] as const;

interface Props {
  site: string;
  wording: Wording;
  usual: Texts;
  saved: (wording: Wording) => void;
}

export function TextsForm({ site, wording, usual, saved }: Props) {
  // What the draft is a change of: `wording` may have been read again meanwhile.
  const [before, setBefore] = useState(wording);
  const { texts } = before;
  const [draft, setDraft] = useState(texts);
  const [language, setLanguage] = useState<string>(() => Object.keys(texts)[0] ?? "en");
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<string>("all");
  // What was just given back stays where it is, and the focus with it.
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState("");
  const own = draft[language] ?? {};
  const words = usual[language] ?? {};
  const names = Object.keys(words).filter((name) => {
    const isFound = [name, words[name], own[name] ?? ""].some((text) =>
      text!.toLowerCase().includes(search.trim().toLowerCase()),
    );
    return isFound && (shown === "all" || name in own || touched.has(name));
  });
  const { busy, problem, of, run, clear } = useDeed(names.map((name) => `${language}.${name}`));
  const set = (name: string, text: string | undefined) => {
    setDone("");
    setTouched((before) => new Set(before).add(name));
    setDraft((before) => reworded(before, language, name, text));
  };
  const take = (now: Wording, mine: (draft: Texts) => Texts) => {
    saved(now);
    setBefore(now);
    setDraft(mine);
  };
  const save = (reason: string) =>
    run(async () => {
      const now = await unlessOvertaken(
        () => putTexts(site, { ...before, texts: draft }, reason),
        () => readTexts(site),
        (theirs) => take(theirs, (mine) => rebased(texts, mine, theirs.texts)),
      );
      take(now, () => now.texts);
      setTouched(new Set());
      setDone("Saved.");
    });
  return (
    <>
      <section class="card" aria-label="Texts">
        <div class="toolbar" role="search">
          <Choice label="Language" value={language} set={setLanguage} options={LANGUAGES} />
          <Choice label="Shown" value={shown} set={setShown} options={SHOWN} />
          <TextField
            label="Search"
            type="search"
            placeholder="name or words"
            value={search}
            set={setSearch}
          />
        </div>
        {names.length ? (
          <ul class="rows">
            {names.map((name) => (
              <TextRow
                key={`${language}.${name}`}
                name={name}
                language={language}
                usual={words[name]!}
                own={own[name]}
                set={(text) => set(name, text)}
                error={of(`${language}.${name}`)}
                isFixed={!mayWrite()}
              />
            ))}
          </ul>
        ) : (
          <Empty title="There is no such text." />
        )}
      </section>
      <SaveBar
        count={differences(texts, draft)}
        what={["text has", "texts have"]}
        busy={busy}
        problem={problem}
        done={done}
        save={save}
        discard={() => {
          clear();
          setDraft(texts);
        }}
      />
    </>
  );
}
