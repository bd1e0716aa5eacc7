/** Where the build has put that, as the document says. */
export const addressOf = (name: string): string =>
  document.querySelector<HTMLElement>("[data-more]")?.dataset[name] ?? "";
