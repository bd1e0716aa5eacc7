import { addStyle } from "../style";
import shortlistStyle from "./shortlist.css";

export { ListView } from "./ListView";
export { SaveButton } from "./SaveButton";

addStyle(shortlistStyle);
