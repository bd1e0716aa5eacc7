import { make } from "../dom";
import { dress } from "../link/dress";
import { unreadOn } from "../link/unread";
import { config } from "../settings";
import { say } from "../teaser/bubble";
import { attach, host, launcher, panel, showLive, showNotice, showPanel, words } from "../view";
import { ASKED, type State } from "./states";

// The launcher and the panel by themselves, in a state that the address names: ?state=unread. As the script of the tag they take
// their options from it. Once all is there, the document's element has the state's name as `data-shown`.

const query = new URLSearchParams(location.search);

const showFrame = (): Promise<unknown> => {
  const iframe = make("iframe", panel);
  iframe.title = "Chat";
  iframe.src = "/frame?scene=cards";
  showPanel(true);
  showLive(true);
  return new Promise((resolve) => (iframe.onload = resolve));
};

const fail = (retry: boolean) => {
  showPanel(true);
  showNotice(words[retry ? 3 : 4]!, retry && words[5]);
};

const states: Readonly<Record<State, () => unknown>> = {
  closed: () => {},
  focused: () => launcher.focus(),
  unread: () => unreadOn(launcher)(3),
  manyUnread: () => unreadOn(launcher)(128),
  teaser: () =>
    say("Looking for a ring under $300? Ask me, I know every one of them.", {
      launcher,
      config,
      signal: new AbortController().signal,
      open: () => {},
    }),
  opening: () => showPanel(true),
  open: showFrame,
  unreachable: () => fail(true),
  retryFocused: () => {
    fail(true);
    host.shadowRoot!.querySelector("section")!.querySelector("button")!.focus();
  },
  notHere: () => fail(false),
  consent: () => {
    const [text, yes] = ASKED[query.get("locale") ?? "en"] ?? ASKED["en"]!;
    showPanel(true);
    showNotice(text, yes);
  },
};

const state = (query.get("state") ?? "closed") as State;
document.documentElement.dir = query.get("dir") ?? "ltr";

async function show(): Promise<void> {
  attach();
  dress(host.shadowRoot!, visualViewport!, config);
  await states[state]();
  document.documentElement.dataset.shown = state;
}

void show();
