import { ofDocument } from "../document";
import type { Tag } from "../halves";

/** pipit.js has put itself on this script's element before it let that be loaded. */
const script = ofDocument("currentScript") as unknown as { pipit: Tag };

export const { pipit: tag } = script;
