import { EventTag, StreamEnd, Tag } from "../../abi/layout";
import { MAX_WATCHED } from "./limits";
import type { Watch } from "./notes";
import type { Tally } from "./tally";

interface Asked {
  at: number;
  isStream: boolean;
  status: number;
}

const isRefused = (status: number): boolean => status >= 500 || status === 429;

/**
 * How the service answers, from the question to the last byte; of the event stream whether it is there, since that is the sign of the tab that
 * leads: `leads` is told.
 */
export function watchRequests(tally: Tally, leads: (isLeader: boolean) => void): Watch {
  const running = new Map<number, Asked>();

  function end(asked: Asked, at: number, how: StreamEnd): void {
    if (asked.isStream) return leads([...running.values()].some(({ isStream }) => isStream));
    if (how === StreamEnd.Aborted) return;
    tally.count("apiCalls");
    tally.measure("apiMs", at - asked.at);
    if (how === StreamEnd.Complete && !isRefused(asked.status)) return;
    tally.count("apiFailed");
    tally.count(how === StreamEnd.Complete ? "errorHttp" : "errorNetwork");
  }

  return ({ at, event, command }) => {
    if (command?.tag === Tag.HttpRequest && command.request && running.size < MAX_WATCHED) {
      running.set(command.request, { at, isStream: command.stream, status: 0 });
      if (command.stream) leads(true);
    } else if (event?.tag === EventTag.HttpHead) {
      const asked = running.get(event.request);
      if (asked) asked.status = event.status;
    } else if (event?.tag === EventTag.HttpEnd) {
      const asked = running.get(event.request);
      running.delete(event.request);
      if (asked) end(asked, at, event.end);
    }
  };
}
