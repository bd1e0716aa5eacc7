/** What the frame that opened this window says of it, in the address's fragment. All of it is checked where it is used. */
export interface Said {
  site: string;
  /** For the conversation; none on a page that was reloaded. */
  code: string;
  theme: string;
  locale: string;
  textSize: number;
  features: string;
}

/** Reads it, and takes the code out of the address: nobody is to find it in the history. */
export function readSaid(): Said {
  const said = new URLSearchParams(location.hash.slice(1));
  const text = (name: string) => said.get(name) ?? "";
  const code = text("code");
  said.delete("code");
  history.replaceState(null, "", `${location.search}#${said}`);
  return {
    site: new URLSearchParams(location.search).get("site") ?? "",
    code,
    theme: text("theme"),
    locale: /^[a-z]{2}$/.test(text("locale")) ? text("locale") : "en",
    textSize: Number(text("size")) >>> 0,
    features: text("features"),
  };
}
