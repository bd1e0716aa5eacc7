import { addStyle } from "../style";
import formsStyle from "./forms.css";

export { ExtraView } from "./ExtraView";
export { noteAsked } from "./noteAsked";

addStyle(formsStyle);
