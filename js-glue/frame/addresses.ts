const addresses = (): DOMStringMap => document.querySelector<HTMLElement>("[data-parts]")!.dataset;

/** Where the build has put the part of that name, as the document says: "*" stands for it there. */
export const addressOf = (name: string, of = addresses()["parts"]!): string => of.replace("*", name);

/** Where the service has the texts, in the same way, if the site says things in words of its own. */
export const ownTexts = (): string | undefined => addresses()["texts"];
