import { addStyle } from "../style";
import menuStyle from "./menu.css";

export { chime } from "./chime";
export { Menu } from "./Menu";

addStyle(menuStyle);
