import type { Actions } from "../views/actions";
import { TOKEN_PATIENCE } from "./limits";

let waiting: ((token: string) => void)[] = [];

/** The engine has a session: here is its token. */
export function grant(token: string): void {
  const all = waiting;
  waiting = [];
  for (const take of all) take(token);
}

/** Of the visitor's session, which begins with this where there is none. Rejects where it takes too long. */
export const tokenFor = ({ upload }: Actions): Promise<string> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(reject, TOKEN_PATIENCE);
    waiting.push((token) => {
      clearTimeout(timer);
      resolve(token);
    });
    upload();
  });
