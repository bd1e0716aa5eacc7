import { addStyle } from "../style";
import speechStyle from "./speech.css";

export { Dictation } from "./Dictation";

addStyle(speechStyle);
