import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { Refusal } from "../api/Refusal";
import { setSession, standingNow, watchSession, type Session } from "../api/session";
import { Failed, Loading } from "../parts/States";
import { Login } from "./Login";
import { Shell } from "./Shell";

/** What was open stays, unseen, while somebody signs in again; another user begins anew. */
export function App() {
  const [{ session, note }, setStanding] = useState(standingNow);
  const [known, setKnown] = useState<Session | null>(null);
  const [problem, setProblem] = useState<unknown>();
  const begin = () => {
    setProblem(undefined);
    ask<Session>("GET", "me").then(setSession, (refused: unknown) => {
      const isNobody = refused instanceof Refusal && refused.status === 401;
      if (isNobody) setSession(null);
      else setProblem(refused);
    });
  };
  useEffect(() => watchSession(setStanding), []);
  useEffect(begin, []);
  useEffect(() => {
    if (session) setKnown(session);
  }, [session]);
  if (problem) return <Failed problem={problem} retry={begin} />;
  if (session === undefined) return <Loading />;
  const shown = session ?? known;
  return (
    <>
      {!session && <Login note={note} />}
      {shown && (
        <div hidden={!session}>
          <Shell key={shown.user.name} user={shown.user} />
        </div>
      )}
    </>
  );
}
