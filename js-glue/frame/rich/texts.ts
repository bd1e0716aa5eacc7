/** English; the other languages are to stand beside it. */
export const texts = {
  code: (language: string) => (language ? `Code, ${language}` : "Code"),
  copy: "Copy code",
  copied: "Copied",
  copyFailed: "Could not be copied",
  table: "Table",
  newTab: "(opens in a new tab)",
  tasks: ["", "To do", "Done"],
};
