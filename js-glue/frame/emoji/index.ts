import { addStyle } from "../style";
import pickerStyle from "./picker.css";

export { loadNames as start } from "./names";
export { Picker } from "./Picker";
export { forget } from "./recent";

addStyle(pickerStyle);
