import { addStyle } from "../style";
import refusedStyle from "./refused.css";

addStyle(refusedStyle);
