import barStyle from "../search/bar.css";
import { addStyle } from "../style";
import feedbackStyle from "./feedback.css";

export { answerFeedback } from "./answerFeedback";
export { Feedback } from "./Feedback";

addStyle(barStyle + feedbackStyle);
