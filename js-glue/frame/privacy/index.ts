import barStyle from "../search/bar.css";
import { addStyle } from "../style";
import askStyle from "./ask.css";

export { answerExport } from "./answerExport";
export { End } from "./End";
export { Erase } from "./Erase";
export { Export } from "./Export";

addStyle(barStyle + askStyle);
