import { addStyle } from "../style";
import barStyle from "./bar.css";

export { Save } from "./Save";
export { Search } from "./Search";

addStyle(barStyle);
