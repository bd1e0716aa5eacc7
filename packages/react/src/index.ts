"use client";

import {
  appearanceOf,
  getStatus,
  introduce,
  mount,
  noStatus,
  personText,
  pipit,
  watchStatus,
} from "@pipit/widget";
import type { EventName, Listener, LoadOptions, Person, Pipit, Status } from "@pipit/widget";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";

type HandlerName<Name extends string> = Name extends `${infer Head}:${infer Tail}`
  ? `on${Capitalize<Head>}${Capitalize<Tail>}`
  : `on${Capitalize<Name>}`;

/** `onOpen`, `onMessageReceived` and so on: each gets the event's details. */
export type Handlers = { [Name in EventName as HandlerName<Name>]?: Listener<Name> | undefined };

export interface PipitChatProps extends LoadOptions, Handlers {
  /** Who the visitor is to the site. Where it becomes nothing again they are logged out. */
  identity?: Person | null | undefined;
}

const handlerName = (name: EventName): keyof Handlers =>
  ("on" + name.replace(/(^|:)(.)/g, (_, __, letter: string) => letter.toUpperCase())) as keyof Handlers;

/** The chat is on the page for as long as this is mounted, wherever that is; it draws nothing itself. */
export function PipitChat(props: PipitChatProps): null {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(
    () =>
      mount(latest.current, (name, detail) => {
        const handler = latest.current[handlerName(name)] as ((detail: unknown) => void) | undefined;
        handler?.(detail);
      }),
    [props.site, props.origin],
  );
  const appearance = JSON.stringify(appearanceOf(props));
  const known = useRef(appearance);
  useEffect(() => {
    if (known.current === appearance) return;
    known.current = appearance;
    pipit.setConfig(JSON.parse(appearance)).catch(console.error);
  }, [appearance]);
  const person = personText(props.identity);
  const place = `${props.site} ${props.origin}`;
  const introduced = useRef<{ place: string; person: string }>(undefined);
  useEffect(() => {
    // The chat of another site knows nobody yet.
    const before = introduced.current?.place === place ? introduced.current.person : undefined;
    if (before === person) return;
    introduce(person, before);
    introduced.current = { place, person };
  }, [place, person]);
  return null;
}

export interface PipitHook extends Status {
  /** The API. Calls before the chat has loaded wait for it. */
  readonly pipit: Pipit;
}

/** The API, and what a page shows of the chat: whether it is open, how many messages are unread, its connection. */
export function usePipit(): PipitHook {
  const status = useSyncExternalStore(watchStatus, getStatus, () => noStatus);
  return useMemo(() => ({ ...status, pipit }), [status]);
}

export { pipit } from "@pipit/widget";
export type * from "@pipit/widget";
