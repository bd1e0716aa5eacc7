import { post } from "./channel";
import { stringify } from "./envelope";
import { said } from "./pageOptions";

/** All that the page has said: a frame that is loaded, or loaded again, knows nothing of it. */
export const tellOptions = (): void => post("configure", stringify(said));
