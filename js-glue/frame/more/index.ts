import { addStyle } from "../style";
import counterStyle from "./counter.css";
import menuStyle from "./menu.css";
import type * as Privacy from "../privacy/index";

export { alert } from "./alert";
export { Counter } from "./Counter";

export { Menu } from "./Menu";
export { Notices } from "./Notices";

/** By a name that the bundler does not follow. */
const partAt = (address: string) => import(address) as Promise<typeof Privacy>;

/** The host page asks for what the menu makes a file of. */
export const answerExport: typeof Privacy.answerExport = async (...all) =>
  (await partAt(PRIVACY_ADDRESS)).answerExport(...all);

addStyle(menuStyle + counterStyle);
