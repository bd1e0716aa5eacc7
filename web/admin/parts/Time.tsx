import { timeIso, timeText } from "./times";

export const Time = ({ at }: { at: number }) => <time dateTime={timeIso(at)}>{timeText(at)}</time>;
