import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import { me } from "../api/rights";
import { Problem } from "../parts/Problem";
import { Failed, Loading } from "../parts/States";
import { useDeed } from "../parts/useDeed";
import { addressOf } from "../shell/route";
import { Beside } from "./Beside";
import { Composer } from "./Composer";
import { Messages } from "./Messages";
import { ownName, setOwnName } from "./ownName";
import type { Conversation } from "./types";
import { useConversation } from "./useConversation";
import { usePresence } from "./usePresence";
import { personName, stateOf } from "./words";

/** The open conversation: what is said, what may be done with it, and what is known of the visitor. */
export function ConversationPane({ id }: { id: string }) {
  const { known, problem, refresh, older } = useConversation(id);
  const path = `conversations/${encodeURIComponent(id)}`;
  const deed = useDeed();
  const isMine = known?.conversation.holder?.agent === me().name;
  const attend = usePresence(path, isMine && !!known?.conversation.holder?.isHere, refresh);
  // Whatever it was answered, what is so now is shown beside it.
  const act = (what: string, body: object = {}) =>
    deed.run(() => ask("POST", `${path}/${what}`, body).finally(refresh));
  if (!known)
    return (
      <section class="open" aria-label="Conversation">
        {problem === undefined ? <Loading /> : <Failed problem={problem} retry={() => void refresh()} />}
      </section>
    );
  const { conversation } = known;
  return (
    <section class="open" aria-label={`Conversation with ${personName(conversation.person)}`}>
      <div class="open-head">
        <a class="back" href={addressOf("conversations")}>
          Back to the queue
        </a>
        <h2 dir="auto">{personName(conversation.person)}</h2>
        <p class="quiet" role="status">
          {stateOf(conversation, me().name)}
        </p>
        <Deeds conversation={conversation} busy={deed.busy} act={act} />
        <a class="button" href={`/api/admin/${path}/transcript`} download>
          Transcript
        </a>
      </div>
      <Problem text={deed.problem} />
      {problem !== undefined && <Failed problem={problem} retry={() => void refresh()} />}
      <Messages known={known} older={older} />
      <Composer
        path={path}
        site={conversation.site}
        isMine={isMine}
        onTyping={attend}
        done={() => void refresh()}
      />
      <Beside known={known} />
    </section>
  );
}

interface DeedsProps {
  conversation: Conversation;
  busy: boolean;
  act: (what: string, body?: object) => Promise<void>;
}

function Deeds({ conversation: { holder, waiting }, busy, act }: DeedsProps) {
  const [name, setName] = useState(ownName);
  const button = (words: string, what: string, body?: object, isFirst = false) => (
    <button type="button" class={isFirst ? "primary" : ""} disabled={busy} onClick={() => act(what, body)}>
      {words}
    </button>
  );
  if (holder?.agent === me().name)
    return (
      <div class="actions">
        {!holder.isHere && button("I am back", "claim", {}, true)}
        {button("Hand back", "handback")}
        {button("Release", "release")}
        {button("Close", "close")}
      </div>
    );
  if (holder?.isHere) return null;
  const claim = () => {
    setOwnName(name);
    return act("claim", { name: ownName(), ...(holder && { takeOver: true }) });
  };
  return (
    <div class="actions">
      <label class="called">
        Visitors see you as
        <input
          value={name}
          maxLength={40}
          autocomplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="primary" disabled={busy} onClick={claim}>
        {holder ? "Take over" : "Claim"}
      </button>
      {!holder && waiting !== null && button("Close", "close")}
    </div>
  );
}
