import { addStyle } from "../style";
import earlierStyle from "./earlier.css";

export { Jump } from "./Jump";
export { Older } from "./Older";

addStyle(earlierStyle);
