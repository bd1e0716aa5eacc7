import { addStyle } from "../style";
import barStyle from "./bar.css";
import helpStyle from "./help.css";

export { Save } from "./Save";
export { Search } from "./Search";

addStyle(barStyle + helpStyle);
