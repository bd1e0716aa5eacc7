// Generated from wasm/abi/layout.def by tools/lib/layout.mjs. Do not edit.

export const enum Connection {
  Idle = 0,
  Connecting = 1,
  Online = 2,
  Offline = 3,
}

export const enum Phase {
  Starting = 0,
  Ready = 1,
  Refused = 2,
}

export const enum Author {
  Visitor = 0,
  Assistant = 1,
  Agent = 2,
  System = 3,
}

export const enum Delivery {
  Pending = 0,
  Sent = 1,
  Failed = 2,
  Streaming = 3,
  Complete = 4,
}

export const enum Method {
  Get = 0,
  Post = 1,
}

export const enum StreamEnd {
  Complete = 0,
  Network = 1,
  Aborted = 2,
}

export const enum Lifecycle {
  Visible = 0,
  Hidden = 1,
  Freeze = 2,
  Resume = 3,
  PageHide = 4,
  PageShow = 5,
  Online = 6,
  Offline = 7,
}

export const enum Notice {
  None = 0,
  StorageBlocked = 1,
  StorageFull = 2,
  HistoryDamaged = 3,
  RecordDamaged = 4,
  SealLost = 5,
  OutboxFull = 6,
  TooLong = 7,
  ConversationEnded = 8,
  Erased = 9,
  NotErased = 10,
}

export const enum LinkTarget {
  None = 0,
  HostPage = 1,
  NewTab = 2,
}

export const enum Theme {
  Auto = 0,
  Light = 1,
  Dark = 2,
}

export const enum TextSize {
  Normal = 0,
  Large = 1,
  Larger = 2,
}

export const enum Locale {
  Auto = 0,
  En = 1,
  Es = 2,
  Fr = 3,
  De = 4,
  Pt = 5,
  It = 6,
  Nl = 7,
  Pl = 8,
  Ja = 9,
  Zh = 10,
  Ar = 11,
  He = 12,
}

export const enum LockState {
  Granted = 0,
  Lost = 1,
  Refused = 2,
}

export interface Card {
  title: string;
  detail: string;
  image: string;
  link: string;
  target: LinkTarget;
}

export const enum EventTag {
  Boot = 1,
  WindowMessage = 2,
  PortMessage = 3,
  HttpHead = 4,
  HttpChunk = 5,
  HttpEnd = 6,
  Coded = 7,
  OwnStorageAnswer = 8,
  OwnStorageChanged = 9,
  TabsOpened = 10,
  TabMessage = 11,
  LockChanged = 12,
  Alarm = 13,
  LifecycleChanged = 14,
  VisitorSend = 15,
  VisitorDraft = 16,
  VisitorRetry = 17,
  VisitorClose = 18,
  VisitorChoice = 19,
  VisitorRead = 20,
  VisitorOlder = 21,
  VisitorGoTo = 22,
  VisitorErase = 23,
  ListTexts = 24,
  ListSeen = 25,
  ListWhole = 26,
  VisitorUpload = 27,
}

export const enum Tag {
  PostWindow = 1,
  AdoptPort = 2,
  PostPort = 3,
  HttpRequest = 4,
  HttpAbort = 5,
  Encode = 6,
  Decode = 7,
  OwnStorage = 8,
  OpenTabs = 9,
  PostTabs = 10,
  CloseTabs = 11,
  RequestLock = 12,
  ReleaseLock = 13,
  ForgetSealKey = 14,
  SetAlarm = 15,
  ShowTexts = 16,
  ShowPage = 17,
  ShowStatus = 18,
  ShowChoices = 19,
  Alert = 20,
  FocusComposer = 21,
  RowPut = 22,
  RowAppend = 23,
  RowDrop = 24,
  ListText = 25,
  ShowList = 26,
  DraftPut = 27,
  Announce = 28,
}

export type EngineEvent =
  | { tag: EventTag.Boot; config: string; claimedOrigin: string; nonce: string; protocol: number; seed: string; online: boolean; sealed: boolean; flings: boolean; ownRecords: boolean; features: string; retention: number }
  | { tag: EventTag.WindowMessage; origin: string; data: string }
  | { tag: EventTag.PortMessage; data: string }
  | { tag: EventTag.HttpHead; request: number; status: number; retryAfter: number }
  | { tag: EventTag.HttpChunk; request: number; data: string }
  | { tag: EventTag.HttpEnd; request: number; end: StreamEnd }
  | { tag: EventTag.Coded; task: number; ok: boolean; data: Uint8Array }
  | { tag: EventTag.OwnStorageAnswer; task: number; payload: string }
  | { tag: EventTag.OwnStorageChanged; key: string }
  | { tag: EventTag.TabsOpened; ok: boolean }
  | { tag: EventTag.TabMessage; data: string }
  | { tag: EventTag.LockChanged; state: LockState }
  | { tag: EventTag.Alarm }
  | { tag: EventTag.LifecycleChanged; state: Lifecycle }
  | { tag: EventTag.VisitorSend; text: string; row: number; values: string }
  | { tag: EventTag.VisitorDraft; text: string; notes: string }
  | { tag: EventTag.VisitorRetry; row: number }
  | { tag: EventTag.VisitorClose }
  | { tag: EventTag.VisitorChoice; theme: Theme; textSize: TextSize; sound: boolean; locale: Locale; notify: boolean }
  | { tag: EventTag.VisitorRead }
  | { tag: EventTag.VisitorOlder }
  | { tag: EventTag.VisitorGoTo; row: number }
  | { tag: EventTag.VisitorErase }
  | { tag: EventTag.ListTexts; before: number }
  | { tag: EventTag.ListSeen; width: number; height: number; offset: number; most: number; touched: boolean; focused: number; heights: Uint8Array }
  | { tag: EventTag.ListWhole; on: boolean }
  | { tag: EventTag.VisitorUpload };

export type Command =
  | { tag: Tag.PostWindow; target: string; data: string }
  | { tag: Tag.AdoptPort }
  | { tag: Tag.PostPort; data: string }
  | { tag: Tag.HttpRequest; request: number; method: Method; path: string; token: string; lastEventId: string; body: string; stream: boolean; timeout: number }
  | { tag: Tag.HttpAbort; request: number }
  | { tag: Tag.Encode; task: number; deflate: boolean; seal: boolean; context: string; data: Uint8Array }
  | { tag: Tag.Decode; task: number; inflate: boolean; unseal: boolean; context: string; limit: number; data: Uint8Array }
  | { tag: Tag.OwnStorage; task: number; operation: string; payload: string }
  | { tag: Tag.OpenTabs; name: string }
  | { tag: Tag.PostTabs; data: string }
  | { tag: Tag.CloseTabs }
  | { tag: Tag.RequestLock; name: string; steal: boolean }
  | { tag: Tag.ReleaseLock }
  | { tag: Tag.ForgetSealKey; remove: boolean }
  | { tag: Tag.SetAlarm; delay: number }
  | { tag: Tag.ShowTexts; botName: string; subtitle: string; welcome: string; placeholder: string; hours: string }
  | { tag: Tag.ShowPage; options: string }
  | { tag: Tag.ShowStatus; phase: Phase; refusal: string; connection: Connection; open: boolean; full: boolean; typing: boolean; unread: number; older: boolean; loadingOlder: boolean; notice: Notice; wait: number; ticket: string }
  | { tag: Tag.ShowChoices; theme: Theme; textSize: TextSize; sound: boolean; locale: Locale; notify: boolean }
  | { tag: Tag.Alert; sound: boolean; author: Author; text: string }
  | { tag: Tag.FocusComposer }
  | { tag: Tag.RowPut; key: number; author: Author; delivery: Delivery; at: number; previousAt: number; first: boolean; last: boolean; text: string; cards: Card[]; extra: string; answer: string; latest: boolean }
  | { tag: Tag.RowAppend; key: number; text: string }
  | { tag: Tag.RowDrop; key: number }
  | { tag: Tag.ListText; key: number; author: Author; at: number; text: string }
  | { tag: Tag.ShowList; rows: Uint8Array; kept: number; newer: number; before: number; after: number; latest: boolean; scrollTo: number }
  | { tag: Tag.DraftPut; text: string; notes: string }
  | { tag: Tag.Announce; author: Author; text: string };

/** Changes with the layout: an engine and a glue that differ refuse each other. */
export const LAYOUT_VERSION = 973401396;

/** Fields by tag minus one, as "name:type" separated by spaces. */
export const EVENT_FIELDS: readonly string[] = [
  "config:str claimedOrigin:str nonce:str protocol:u32 seed:str online:bool sealed:bool flings:bool ownRecords:bool features:str retention:u32",
  "origin:str data:str",
  "data:str",
  "request:u32 status:u16 retryAfter:u32",
  "request:u32 data:str",
  "request:u32 end:u8",
  "task:u32 ok:bool data:bytes",
  "task:u32 payload:str",
  "key:str",
  "ok:bool",
  "data:str",
  "state:u8",
  "",
  "state:u8",
  "text:str row:u32 values:str",
  "text:str notes:str",
  "row:u32",
  "",
  "theme:u8 textSize:u8 sound:bool locale:u8 notify:bool",
  "",
  "",
  "row:u32",
  "",
  "before:u32",
  "width:f64 height:f64 offset:f64 most:f64 touched:bool focused:u32 heights:bytes",
  "on:bool",
  "",
];

export const COMMAND_FIELDS: readonly string[] = [
  "target:str data:str",
  "",
  "data:str",
  "request:u32 method:u8 path:str token:str lastEventId:str body:str stream:bool timeout:u32",
  "request:u32",
  "task:u32 deflate:bool seal:bool context:str data:bytes",
  "task:u32 inflate:bool unseal:bool context:str limit:u32 data:bytes",
  "task:u32 operation:str payload:str",
  "name:str",
  "data:str",
  "",
  "name:str steal:bool",
  "",
  "remove:bool",
  "delay:f64",
  "botName:str subtitle:str welcome:str placeholder:str hours:str",
  "options:str",
  "phase:u8 refusal:str connection:u8 open:bool full:bool typing:bool unread:u32 older:bool loadingOlder:bool notice:u8 wait:u32 ticket:str",
  "theme:u8 textSize:u8 sound:bool locale:u8 notify:bool",
  "sound:bool author:u8 text:str",
  "",
  "key:u32 author:u8 delivery:u8 at:f64 previousAt:f64 first:bool last:bool text:str cards:[Card extra:str answer:str latest:bool",
  "key:u32 text:str",
  "key:u32",
  "key:u32 author:u8 at:f64 text:str",
  "rows:bytes kept:u32 newer:u32 before:f64 after:f64 latest:bool scrollTo:f64",
  "text:str notes:str",
  "author:u8 text:str",
];

export const STRUCT_FIELDS: Readonly<Record<string, string>> = {
  Card: "title:str detail:str image:str link:str target:u8",
};
