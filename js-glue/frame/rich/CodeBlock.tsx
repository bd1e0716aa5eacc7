import { useEffect, useState } from "preact/hooks";
import { more } from "../texts";
import { copy } from "./clipboard";
import { coloured, useHighlight } from "./highlighter";

/** How long the button says what has become of it. */
const SAYS_FOR = 3_000;

/** Code, with a button that copies it. It scrolls by itself, with the keyboard as well, and lies as code does in all languages. */
export function CodeBlock({ code, info, isFinished }: { code: string; info: string; isFinished: boolean }) {
  const language = /^[\w+#.-]{1,20}/.exec(info)?.[0] ?? "";
  const tokens = useHighlight(code, language, isFinished);
  const [said, setSaid] = useState("");

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), SAYS_FOR);
    return () => clearTimeout(timer);
  }, [said]);

  const onCopy = async () => setSaid((await copy(code)) ? more.rich.copied : more.rich.copyFailed);

  return (
    <div class="code" dir="ltr">
      <div class="code-head">
        <span aria-hidden="true">{language}</span>
        <span class="said" role="status">
          {said}
        </span>
        <button type="button" class="plain" onClick={() => void onCopy()}>
          {more.rich.copy}
        </button>
      </div>
      <pre tabIndex={0} role="group" aria-label={language ? more.rich.codeIn(language) : more.rich.code}>
        <code>{tokens ? coloured(tokens) : code}</code>
      </pre>
    </div>
  );
}
