import type { Tag } from "../halves";

/*
 * pipit.js has put itself on this script's element before it let that be loaded. The element is asked for on the
 * prototype: as a property of the document itself, an element of the page with that name goes before it.
 */
const script = Reflect.get(Document.prototype, "currentScript", document) as unknown as { pipit: Tag };

export const { pipit: tag } = script;
