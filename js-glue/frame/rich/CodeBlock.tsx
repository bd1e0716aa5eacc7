import { useEffect, useState } from "preact/hooks";
import { copy } from "./clipboard";
import { coloured, useHighlight } from "./highlighter";
import { texts } from "./texts";

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

  const onCopy = async () => setSaid((await copy(code)) ? texts.copied : texts.copyFailed);

  return (
    <div class="code" dir="ltr">
      <div class="code-head">
        <span aria-hidden="true">{language}</span>
        <span class="said" role="status">
          {said}
        </span>
        <button type="button" class="plain" onClick={() => void onCopy()}>
          {texts.copy}
        </button>
      </div>
      <pre tabIndex={0} role="group" aria-label={texts.code(language)}>
        <code>{tokens ? coloured(tokens) : code}</code>
      </pre>
    </div>
  );
}
