import { Connection } from "../../abi/layout";
import type { Status } from "../store";
import { MAX_DATUM, MAX_PAGE } from "./limits";

const CONNECTIONS: Readonly<Record<Connection, string>> = {
  [Connection.Idle]: "idle",
  [Connection.Connecting]: "connecting",
  [Connection.Online]: "online",
  [Connection.Offline]: "offline",
};

/** What helps to find a problem. It is shown as it is sent. */
export interface Found {
  /** As the browser tells a frame; of a page of another origin that alone, as a rule. */
  page: string;
  browser: Readonly<Record<string, string | boolean>>;
}

export function found({ connection }: Status): Found {
  const { referrer } = document;
  const { userAgent, language, onLine } = navigator;
  const { width, height } = screen;
  return {
    page: referrer.length > MAX_PAGE ? "" : referrer,
    browser: {
      userAgent: userAgent.slice(0, MAX_DATUM),
      language,
      viewport: `${innerWidth} × ${innerHeight}`,
      screen: `${width} × ${height}`,
      online: onLine,
      chat: CONNECTIONS[connection],
    },
  };
}
