import { post } from "./channel";
import { stringify } from "./envelope";
import { said } from "./pageOptions";

/** A frame that is loaded, or loaded again, knows nothing of what was said before. */
export const tellOptions = (): void => post("configure", stringify(said));
