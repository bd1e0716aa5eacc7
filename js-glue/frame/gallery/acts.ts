import { appear } from "./appear";
import { attach, drag, missingShown, takeFiles, takeMail } from "./attachingActs";
import { dictate, withVoice } from "./dictating";

export { appear } from "./appear";

const press = async (selector: string) => (await appear(selector)).click();

async function openMenu(): Promise<NodeListOf<HTMLElement>> {
  await press(".header .opener button");
  return (await appear(".menu")).querySelectorAll("button");
}

async function openEmoji(): Promise<unknown> {
  await press(".field .opener button");
  return appear(".emoji");
}

/** Items that are not choices, the last of which are counted from the end. */
async function openBar(item: number): Promise<void> {
  await openMenu();
  [...document.querySelectorAll<HTMLElement>(".menu [role=menuitem]")].at(item)!.click();
}

async function openBlocked(): Promise<unknown> {
  window.open = () => null;
  await openBar(2);
  return appear(".menu [role=alert]");
}

async function search(text: string): Promise<unknown> {
  await openBar(0);
  const field = (await appear(".bar input")) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return appear(".bar .place:not(:empty)");
}

async function failMenu(): Promise<unknown> {
  const { dataset } = document.querySelector<HTMLElement>("[data-parts]")!;
  const { parts } = dataset;
  dataset.parts = "/missing.js";
  await press(".header .opener button");
  const said = await appear(".header .opener > p");
  // Other languages are there, which have the same address.
  dataset.parts = parts!;
  return said;
}

async function notify(): Promise<unknown> {
  const last = [...(await openMenu())].at(-1)!;
  last.focus();
  last.click();
  const said = await appear(".menu [role=alert]");
  said.scrollIntoView();
  return said;
}

/** Nobody who looks at the gallery wants a file for it. */
async function save(): Promise<unknown> {
  HTMLAnchorElement.prototype.click = () => {};
  await openBar(1);
  return appear(".bar p");
}

async function mail(): Promise<unknown> {
  await save();
  await press(".bar button:nth-of-type(2)");
  return appear(".bar input");
}

async function mailNowhere(): Promise<unknown> {
  await mail();
  await press(".bar input + button");
  return appear(".bar [aria-invalid]");
}

async function openFeedback(): Promise<unknown> {
  await openBar(-4);
  return appear(".feedback textarea");
}

/** As on one browser, whichever it is. */
async function agree(): Promise<unknown> {
  const told = { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0" };
  for (const [name, value] of Object.entries({ ...told, language: "en-US", onLine: true }))
    Object.defineProperty(navigator, name, { value });
  Object.defineProperty(document, "referrer", { value: "https://shop.example/" });
  Object.defineProperty(window, "screen", { value: { width: 1920, height: 1080 } });
  await openFeedback();
  await press(".feedback [type=checkbox]");
  return (await appear(".feedback dl")).scrollIntoView();
}

async function giveNothing(): Promise<unknown> {
  await openFeedback();
  await press(".feedback .plain");
  return appear(".feedback .wrong:not(:empty)");
}

async function giveFeedback(): Promise<unknown> {
  const { fetch } = window;
  window.fetch = async (asked, options) =>
    String(asked).startsWith("/api/")
      ? new Response('{"ticket":"TICKET-7K3M9QXA"}', { status: 201 })
      : fetch(asked, options);
  const field = (await openFeedback()) as HTMLTextAreaElement;
  field.value = "The button does nothing.";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await press(".feedback .plain");
  return appear(".feedback > .outcome + button");
}

async function scrollCards(): Promise<unknown> {
  await appear(".card");
  await press(".later:not([hidden])");
  return appear(".earlier:not([hidden])");
}

/** What says something for a while says it for as long as somebody looks. */
function stay(): void {
  const { setTimeout } = window;
  const soon = (call: () => void, delay = 0) => (delay < 1_000 ? setTimeout(call, delay) : 0);
  Object.assign(window, { setTimeout: soon });
}

async function copy(): Promise<unknown> {
  stay();
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => {} } });
  await appear(".rich pre span");
  await press(".code-head button");
  return appear(".said:not(:empty)");
}

const goOffline = () => Object.defineProperty(navigator, "onLine", { value: false });

/** Before a scene is fed. */
export const before: Readonly<Record<string, () => unknown>> = {
  offline: goOffline,
  mailing: takeMail,
  mailRefused: takeMail,
  dictating: withVoice(),
  dictateDenied: withVoice("not-allowed"),
  ...Object.fromEntries("attaching dropping files filesAlone".split(" ").map((name) => [name, takeFiles])),
};

const refused = () => appear(".refused .code");
const noticed = () => appear(".banner button");
const marked = () => appear(".rich");
const coloured = () => appear(".rich pre span");
const counted = () => appear("#counter:not(:empty)");
const older = () => appear(".on-paper");

async function openList(): Promise<unknown> {
  await press(".heart");
  await press(".heart:not(.on)");
  await press(".shortlist .plain");
  return appear(".list-box");
}

/** Pressed before it is filled in. */
async function sendEmpty(): Promise<unknown> {
  await press(".form-send");
  return appear(".form-error");
}

/** What has to come, or is done, until a scene is as it is to be seen. */
export const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  tooMuch: () => appear(".trouble"),
  ...Object.fromEntries(
    [
      "storageBlocked storageFull historyDamaged recordDamaged sealLost outboxFull textTooLong conversationEnded erased notErased",
      "longNames allAtOnce",
    ].flatMap((names) => names.split(" ").map((name) => [name, noticed])),
  ),
  ...Object.fromEntries(
    "unknownSite notAllowed malformedOrigin opaqueOrigin oldPage stopped viewFailed unknownRefusal"
      .split(" ")
      .map((name) => [name, refused]),
  ),
  ...Object.fromEntries("markdown table picture growing".split(" ").map((name) => [name, marked])),
  ...Object.fromEntries("older loadingOlder long".split(" ").map((name) => [name, older])),
  ...Object.fromEntries("jump jumpCounted".split(" ").map((name) => [name, () => appear(".jump")])),
  ...Object.fromEntries(
    "csat csatAnswered nps npsAnswered prechat contact inLine served track order returns discover updates ownForm"
      .split(" ")
      .map((name) => [name, () => appear(".form")]),
  ),
  ...Object.fromEntries("nearEnd tooLong keptInPart".split(" ").map((name) => [name, counted])),
  ...Object.fromEntries("plainCards unsafeCards".split(" ").map((name) => [name, () => appear(".card")])),
  ...Object.fromEntries("cards twoCards rtl".split(" ").map((name) => [name, () => appear(".heart")])),
  shortlist: openList,
  compare: async () => {
    await openList();
    await press(".list-actions [aria-pressed]");
    return appear(".compare");
  },
  cardsScrolled: scrollCards,
  code: coloured,
  rtlMarkdown: coloured,
  words: () => Promise.all([marked(), appear(".heart")]),
  emoji: openEmoji,
  menu: openMenu,
  menuFocus: async () => (await openMenu())[8]!.focus(),
  menuFailed: failMenu,
  notifyDenied: notify,
  windowBlocked: openBlocked,
  dictating: () => dictate("[aria-pressed=true]"),
  dictateDenied: () => dictate(".field .opener > p"),
  search: () => search("order"),
  searchNone: () => search("no such words"),
  searchLooking: () => search("order"),
  saving: save,
  saved: () => save().then(() => appear(".bar a")),
  mailing: mail,
  mailRefused: mailNowhere,
  copied: copy,
  replies: () => appear(".replies"),
  formError: sendEmpty,
  attaching: attach,
  dropping: drag,
  files: () => Promise.all([appear(".files img[src]"), appear(".files .document")]),
  filesAlone: missingShown,
  endAsk: () => openBar(-3).then(() => appear(".bar button")),
  feedback: openFeedback,
  feedbackAgreed: agree,
  feedbackWrong: giveNothing,
  feedbackThanks: giveFeedback,
  eraseAsk: () => openBar(-1).then(() => appear(".bar button")),
};

const isInSight = (image: Element) => {
  const { top, bottom, left, right } = image.getBoundingClientRect();
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
};

/** What has been asked for has come. */
export async function picturesDrawn(): Promise<void> {
  await Promise.all([...document.images].filter(isInSight).map((image) => image.decode().catch(() => {})));
}

/** What is above the end is what these are about. */
const ABOVE = "older loadingOlder long jump jumpCounted markdown".split(" ");

/** As the engine would have it, which is not here. */
export function scroll(scene: string): void {
  const list = document.querySelector(".list");
  if (list && !ABOVE.includes(scene)) list.scrollTop = list.scrollHeight;
}
