import barStyle from "../search/bar.css";
import { addStyle } from "../style";

export { Erase } from "./Erase";
export { Export } from "./Export";

addStyle(barStyle);
