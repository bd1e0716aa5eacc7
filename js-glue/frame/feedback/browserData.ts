import { Connection } from "../../abi/layout";
import type { Scratch } from "../metrics/Scratch";
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
  /** As the browser tells a frame, without query and fragment; of a page of another origin that alone, as a rule. */
  page: string;
  browser: Readonly<Record<string, string | boolean>>;
}

/** The page's address is shown once it can be redacted. */
export function found({ connection }: Status, scratch: Scratch | undefined): Found {
  const page = document.referrer.replace(/[?#].*/, "");
  const { userAgent, language, onLine } = navigator;
  const { width, height } = screen;
  return {
    page: !scratch || page.length > MAX_PAGE ? "" : scratch.redact(page),
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
