import { Author, Connection, Notice, Phase, Tag, type Command } from "../../abi/layout";
import { code } from "./markedTexts";
import { long, put, showTexts, status, talk, type Scenes } from "./samples";

/** What is written, and what stands around it. */
export const composers: Scenes = {
  written: () => [...talk, draft("Yes please.\nAfter six, and\nat the back door.")],
  nearEnd: () => [...talk, draft("pages ".repeat(800))],
  tooLong: () => [...talk, draft("pages and pages ".repeat(330))],
  keptInPart: () => [...talk, draft("pages and pages ".repeat(2_100))],
  focused: () => [...talk, { tag: Tag.FocusComposer }],
  dictating: () => [...talk, draft("Hello,")],
  dictateDenied: () => talk,
};

/** What comes when the visitor asks for it. */
export const wanted: Scenes = {
  emoji: () => [...talk, draft("Thank you!")],
  menu: () => talk,
  menuFocus: () => talk,
  menuFailed: () => talk,
  notifyDenied: () => talk,
  windowBlocked: () => talk,
  search: () => talk,
  searchNone: () => talk,
  searchLooking: () => [...talk, status({ older: true, loadingOlder: true })],
  saving: () => [...long(20), status({ older: true, loadingOlder: true })],
  saved: () => talk,
  mailing: () => talk,
  mailRefused: () => talk,
  endAsk: () => talk,
  feedback: () => talk,
  feedbackAgreed: () => talk,
  feedbackWrong: () => talk,
  feedbackThanks: () => talk,
  eraseAsk: () => talk,
  copied: () => [showTexts, status(), put(1, Author.Agent, code)],
};

const noticed = (notice: Notice) => (): Command[] => [...talk, status({ notice })];

export const notices: Scenes = {
  connecting: () => [...talk, status({ connection: Connection.Connecting })],
  trouble: () => [...talk, status({ connection: Connection.Offline })],
  offline: () => [...talk, status({ connection: Connection.Offline })],
  tooMuch: () => [...talk, status({ wait: 12 })],
  storageBlocked: noticed(Notice.StorageBlocked),
  storageFull: noticed(Notice.StorageFull),
  historyDamaged: noticed(Notice.HistoryDamaged),
  recordDamaged: noticed(Notice.RecordDamaged),
  sealLost: noticed(Notice.SealLost),
  outboxFull: noticed(Notice.OutboxFull),
  textTooLong: noticed(Notice.TooLong),
  conversationEnded: noticed(Notice.ConversationEnded),
  erased: () => [showTexts, status({ notice: Notice.Erased })],
  notErased: () => [showTexts, status({ notice: Notice.NotErased })],
  allAtOnce: () => [
    ...talk,
    status({ notice: Notice.SealLost, connection: Connection.Offline, older: true, loadingOlder: true }),
  ],
};

const refused = (refusal: string) => (): Command[] => [showTexts, status({ phase: Phase.Refused, refusal })];

export const refusals: Scenes = {
  starting: () => [],
  unknownSite: refused("site.unknown"),
  notAllowed: refused("origin.not_allowed"),
  malformedOrigin: refused("origin.malformed"),
  opaqueOrigin: refused("origin.opaque"),
  oldPage: refused("protocol.version"),
  stopped: refused("engine.failed"),
  viewFailed: () => [...talk, put(8, Author.Agent, "", { cards: undefined as never })],
  unknownRefusal: refused("another"),
};

const draft = (text: string): Command => ({ tag: Tag.DraftPut, text, notes: "" });
