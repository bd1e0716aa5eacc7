import { get } from "./objects";

const { prototype } = Document;

/** Asked for on the prototype: as a property of the document itself, an element of the page with that name goes before it. */
export const ofDocument = <Name extends keyof Document>(name: Name): Document[Name] =>
  get(prototype, name, document) as Document[Name];
