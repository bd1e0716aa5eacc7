import { more, texts } from "../texts";
import { CloseIcon } from "../views/icons";
import { FileIcon, PictureIcon } from "./icons";
import { MAX_FILE } from "./limits";
import type { Problem } from "./send";
import { sizeText } from "./sizes";
import { isFinal, retry, type Item } from "./chosen";

export const problemText = (problem: Problem): string =>
  ({
    type: more.attach.problems.type,
    tooLarge: more.attach.problems.tooLarge(sizeText(MAX_FILE)),
    quota: more.attach.problems.quota,
    tooOften: more.attach.problems.tooOften,
    offline: more.attach.problems.offline,
    refused: more.attach.problems.refused,
  })[problem];

/** A file that is to be sent: how far it is, or why it is not. */
export function Chip({ item, onRemove }: { item: Item; onRemove(): void }) {
  const { file, stored, problem, part } = item;
  const isOnItsWay = !stored && !problem;
  return (
    <li class={problem ? "failed" : undefined}>
      {file.type.startsWith("image/") ? <PictureIcon /> : <FileIcon />}
      <p>
        <span class="name">
          <bdi>{file.name}</bdi>
        </span>
        <span class="note">{problem ? problemText(problem) : sizeText(file.size)}</span>
        {isOnItsWay && <progress aria-label={more.attach.sending(file.name)} value={part} />}
      </p>
      {problem && !isFinal(item) && (
        <button
          type="button"
          class="plain"
          aria-label={more.attach.retry(file.name)}
          onClick={() => retry(item)}
        >
          {texts.retry}
        </button>
      )}
      <button type="button" class="round" aria-label={more.attach.remove(file.name)} onClick={onRemove}>
        <CloseIcon />
      </button>
    </li>
  );
}
