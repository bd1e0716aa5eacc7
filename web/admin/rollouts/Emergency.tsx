import { useState } from "preact/hooks";
import { Ask } from "../parts/Ask";
import { turnKill, useKilled } from "../shell/kill";
import { rollBackAll } from "./api";

type Asked = "rollback" | "kill" | "revive" | null;

/** What is pressed when something burns; each asks for a word first. */
export function Emergency({ changed }: { changed: () => void }) {
  const [asked, setAsked] = useState<Asked>(null);
  const [done, setDone] = useState("");
  const killed = useKilled();
  const close = () => setAsked(null);
  const rollBack = async (reason: string) => {
    const { rollouts } = await rollBackAll(reason);
    setDone(
      `Taken back: ${rollouts.map(({ feature }) => feature).join(", ") || "nothing was there to take back"}.`,
    );
    changed();
  };
  return (
    <section class="card emergency" aria-labelledby="emergency">
      <h2 id="emergency">Emergency</h2>
      <div class="emergency-deeds">
        <div>
          <p>
            Takes back all features of phases 2 and 3, in all sites at once. Open pages follow within a
            minute. Each comes back only when somebody starts it.
          </p>
          <button type="button" class="danger solid big" onClick={() => setAsked("rollback")}>
            Emergency rollback
          </button>
        </div>
        <div>
          <p>
            The kill switch takes the whole chat off every site. Open chats close within a minute and say so
            politely.
          </p>
          <button type="button" class="danger big" onClick={() => setAsked(killed ? "revive" : "kill")}>
            {killed ? "Turn the kill switch off" : "Turn the kill switch on"}
          </button>
        </div>
      </div>
      <p role="status" class="done">
        {done}
      </p>
      {asked === "rollback" && (
        <Ask
          title="Emergency rollback"
          deed="Roll back phases 2 and 3"
          danger
          word="ROLLBACK"
          close={close}
          act={rollBack}
        >
          <p>
            enhancedStorage, connectionMonitoring, retryLogic, offlineMode, tabSync, performanceMode and
            analytics are off for all sites from now on.
          </p>
        </Ask>
      )}
      {asked === "kill" && (
        <Ask
          title="Kill switch"
          deed="Take the chat off every site"
          danger
          word="KILL"
          close={close}
          act={(reason) => turnKill(true, reason)}
        >
          <p>No site has a chat from now on, until the switch is turned off here. What was said is kept.</p>
        </Ask>
      )}
      {asked === "revive" && (
        <Ask
          title="Kill switch"
          deed="Give the chat back to every site"
          close={close}
          act={(reason) => turnKill(false, reason)}
        >
          <p>Every site has its chat again, with the next page that is opened.</p>
        </Ask>
      )}
    </section>
  );
}
