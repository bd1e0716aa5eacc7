import { useState } from "preact/hooks";
import type { Row } from "../store";
import { more, texts } from "../texts";
import { actions } from "../views/actions";
import { addressOf, usePicture } from "./blobs";
import { FileIcon } from "./icons";
import { sizeText } from "./sizes";
import { isPicture, readFiles, type Stored } from "./stored";

/** The files of a message. Where it says nothing but their names, they stand for it. */
export function ExtraView({ row }: { row: Row }) {
  const files = readFiles(row.extra);
  if (!files.length) return null;
  const isAlone = row.text === files.map(({ name }) => name).join(", ");
  return (
    <ul class={isAlone ? "files alone" : "files"} role="list" aria-label={more.attach.files}>
      {files.map((file) => (
        <li key={file.id}>{isPicture(file) ? <Picture file={file} /> : <Document file={file} />}</li>
      ))}
    </ul>
  );
}

/** Its measures are known before it comes, so nothing moves when it does. */
function Picture({ file }: { file: Stored }) {
  const { address, again } = usePicture(file);
  const { name, width, height } = file;
  if (address === "")
    return (
      <p class="missing">
        <bdi>{name}</bdi> {texts.notLoaded}{" "}
        <button type="button" class="plain" onClick={again}>
          {texts.retry}
        </button>
      </p>
    );
  return (
    <a href={address} download={name} aria-label={more.attach.save(name)}>
      <img src={address} alt={name} width={width} height={height} decoding="async" />
    </a>
  );
}

function Document({ file }: { file: Stored }) {
  const [failed, setFailed] = useState(false);
  const save = async () => {
    setFailed(false);
    try {
      download(await addressOf(file, actions), file.name);
    } catch {
      setFailed(true);
    }
  };
  return (
    <button
      type="button"
      class="document"
      aria-label={more.attach.save(file.name)}
      onClick={() => void save()}
    >
      <FileIcon />
      <span>
        <span class="name">
          <bdi>{file.name}</bdi>
        </span>
        <span class="note" role={failed ? "alert" : undefined}>
          {failed ? texts.notLoaded : sizeText(file.size)}
        </span>
      </span>
    </button>
  );
}

function download(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
