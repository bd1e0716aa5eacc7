import { addStyle } from "../style";
import cardsStyle from "./cards.css";

export { Cards } from "./Cards";

addStyle(cardsStyle);
