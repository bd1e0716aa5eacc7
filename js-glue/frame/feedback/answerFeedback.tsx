import { wasAsked } from "../asked";
import type { ShowBar } from "../views/showBar";
import { KINDS } from "./draft";
import { Feedback } from "./Feedback";
import { post } from "./give";

/** Each is a form of its own, with what was left in the one before. */
let forms = 0;

const OPEN = '{"v":2,"id":0,"t":"open","p":{}}';

/** The host page asks for feedback: with the form, or with a question in the conversation, where the visitor was not asked lately. */
export async function answerFeedback(
  asked: string,
  showBar: ShowBar,
  tell: (word: string) => void,
): Promise<void> {
  const isQuestion = asked === "csat" || asked === "nps";
  if (isQuestion ? await ask(asked) : show(asked, showBar)) tell(OPEN);
}

/** Whether it stands in the conversation now. */
async function ask(form: string): Promise<boolean> {
  if (wasAsked(form)) return false;
  const body = JSON.stringify({ form });
  const answer = await post("/api/feedback/questions", body, new AbortController().signal);
  const { asked } = Object(await answer.json()) as { asked?: unknown };
  return asked === true;
}

function show(asked: string, showBar: ShowBar): boolean {
  const kind = KINDS.find((known) => known === asked);
  const key = `page-${++forms}`;
  const close = () => {
    showBar(() => undefined);
    document.querySelector<HTMLElement>(".header .opener button")?.focus();
  };
  showBar(() => (view) => <Feedback key={key} view={view} kind={kind} close={close} />);
  return true;
}
