import { useLoad } from "../api/useLoad";
import { Page } from "../parts/Page";
import { Shown } from "../parts/States";
import { addressOf } from "../shell/route";
import { TextsForm } from "./TextsForm";
import { readTexts, readUsual } from "./texts";

/** What a site says in words of its own, beside what the widget says. */
export function TextsPage({ site }: { site: string }) {
  const texts = useLoad(() => readTexts(site), site);
  const usual = useLoad(readUsual, "usual");
  return (
    <Page
      title={`Texts of ${site}`}
      lead={
        <>
          <a href={addressOf("sites", site)}>The site</a>. Who opens the chat next sees what is saved. What
          stands in braces, as {"{name}"}, is filled in by the chat.
        </>
      }
    >
      <Shown of={texts}>
        {(own) => (
          <Shown of={usual}>
            {(words) => <TextsForm site={site} wording={own} usual={words} saved={texts.put} />}
          </Shown>
        )}
      </Shown>
    </Page>
  );
}
