import { html } from "../html/markup.mjs";

const CORNERS = ["bottom-right", "bottom-left", "top-right", "top-left"];
const MOMENTS = [
  ["intent", "at the visitor’s intent"],
  ["idle", "when the page is idle"],
  ["eager", "at once"],
];
const THEMES = [
  ["auto", "as the device is set"],
  ["light", "light"],
  ["dark", "dark"],
];
const CONSENTS = [
  ["none", "not asked for"],
  ["required", "asked for before anything is stored, sent or loaded"],
  ["optOut", "not asked for; who sends Global Privacy Control has opted out"],
];
const LAUNCHERS = [
  ["", "as large as usual, at rest"],
  ...["small", "pulse", "bounce", "fade", "small pulse", "small bounce", "small fade"].map((name) => [
    name,
    name,
  ]),
];
const OPENINGS = [
  ["false", "no"],
  ["true", "once in a session, where it does not fill the screen"],
  ["always", "once in a session"],
];
/** As many digits as the tag takes. */
const LENGTHS = [
  ["width", "Width of the panel in px", "400", 4],
  ["height", "Height of the panel in px", "600", 4],
  ["offset-x", "Offset from the side in px", "20", 4],
  ["offset-y", "Offset from above or below in px", "20", 4],
  ["z-index", "z-index", "2147483646", 10],
];

const field = (name, label, control) =>
  html`<div class="field">
    <label for="option-${name}">${label}</label>
    ${control}
  </div>`;

/** What stands in the markup is what the tag does by itself: the snippet has only what differs. */
const text = (name, label, value, pattern, hint, isRequired = true) =>
  field(
    name,
    label,
    html`<input
        id="option-${name}"
        name="${name}"
        value="${value}"
        pattern="${pattern}"
        ${isRequired && html`required`}
        autocomplete="off"
        spellcheck="false"
        aria-describedby="hint-${name}"
      />
      <p class="field__hint" id="hint-${name}">${hint}</p>`,
  );

const number = ([name, label, value, digits]) =>
  text(name, label, value, `\\d{1,${digits}}`, `A whole number of at most ${digits} digits.`);

const choice = (name, label, options) =>
  field(
    name,
    label,
    html`<select id="option-${name}" name="${name}">
      ${options.map(
        ([value, words], index) =>
          html`<option value="${value}" ${index === 0 && html`selected`}>${words}</option>`,
      )}
    </select>`,
  );

/** Ticked, it is said; the value is what is said then. */
const tick = (name, value, label) =>
  html`<div class="field field--check">
    <input id="option-${name}" name="${name}" type="checkbox" value="${value}" />
    <label for="option-${name}">${label}</label>
  </div>`;

/** What a page may leave unsaid: nothing, by itself. */
const free = (name, label, most, hint) => text(name, label, "", `.{0,${most}}`, hint, false);

const group = (legend, ...fields) =>
  html`<fieldset class="options__group">
    <legend>${legend}</legend>
    ${fields}
  </fieldset>`;

const place = () =>
  group(
    "Where it is",
    text(
      "site",
      "Site",
      "demo-shop",
      "[a-z\\d][a-z\\d\\-]{0,63}",
      "The service has to know it, and to allow the page’s origin.",
    ),
    choice(
      "position",
      "Corner",
      CORNERS.map((corner) => [corner, corner.replace("-", " ")]),
    ),
    LENGTHS.map(number),
    choice("load", "Load the chat", MOMENTS),
  );

const look = () =>
  group(
    "How it looks",
    choice("theme", "Theme", THEMES),
    choice("launcher", "Launcher", LAUNCHERS),
    text(
      "avatar",
      "Picture of who answers",
      "",
      "(https:\\S{1,500})?",
      "An https address, from a host allowed for pictures; none: the first letter of the name.",
      false,
    ),
    tick("badge", "false", "No number of unread messages on the launcher"),
    tick("typing", "false", "No dots while an answer is on its way"),
    tick("sound", "true", "A sound for messages that are not seen"),
  );

const words = () =>
  group(
    "What it says",
    text(
      "locale",
      "Language",
      "",
      "([A-Za-z]{2,3}(-[\\w\\-]{1,32})?)?",
      "A tag like de or pt-BR; none: the visitor’s.",
      false,
    ),
    free("bot-name", "Name", 60, "At most 60 characters; none: that of the service."),
    free("subtitle", "Line below the name", 120, "At most 120 characters."),
    free("welcome", "Welcome", 500, "At most 500 characters."),
    free("placeholder", "In the empty field", 120, "At most 120 characters."),
    text(
      "labels",
      "Words on the page",
      "",
      "(([^\\|]+\\|){6}.+)?",
      "The language and eight words with | between them, as tools/snippet --locale prints them; none: English.",
      false,
    ),
  );

const forward = () =>
  group(
    "What comes forward",
    free("teaser", "Teaser", 200, "What stands beside the launcher once for a visitor. None: nothing."),
    number(["teaser-delay", "Milliseconds before the teaser", "5000", 7]),
    text("teaser-scroll", "Percent of the page seen before it", "0", "\\d{1,2}|100", "0 to 100."),
    text("teaser-pages", "Paths it comes on", "", '[^"]*', "As /rings/* /care; none: all.", false),
    choice("auto-open", "Open by itself", OPENINGS),
    number(["open-delay", "Milliseconds before it opens", "3000", 7]),
    tick("notifications", "false", "No notifications among the chat’s options"),
  );

const keeping = () =>
  group(
    "What it keeps",
    choice("consent", "Consent", CONSENTS),
    text("consent-text", "What is agreed to", "The chat stores messages.", ".+", "One line."),
    tick("sealed", "true", "Seal what the chat keeps in the page’s storage"),
    tick("persist", "false", "Keep nothing beyond the page"),
    number(["retention", "Days that it is kept", "30", 3]),
    text(
      "features",
      "Features",
      "",
      "([\\+\\-][A-Za-z]+( [\\+\\-][A-Za-z]+)*)?",
      "What is off or on, as -tabSync +voiceInput; none: as usual.",
      false,
    ),
  );

/** A form with every option of the tag, the tag that it makes, and a page that has that tag. */
export function playgroundPage() {
  return {
    path: "/embed/playground.html",
    title: "Playground",
    description: "Try the options of the chat’s tag, and copy the tag that has them.",
    script: "playground.js",
    content: html`<div class="section playground" data-widget="{{widget_origin}}">
      <div class="lead">
        <h1>Playground</h1>
        <p>Every option of the chat’s tag. The page below is loaded anew with what you choose.</p>
      </div>
      <form class="options js-options" aria-label="Options">
        ${place()} ${look()} ${words()} ${forward()} ${keeping()}
      </form>
      <div class="field snippet">
        <label for="snippet">The tag</label>
        <textarea id="snippet" class="js-snippet" rows="4" readonly spellcheck="false"></textarea>
        <p class="snippet__actions">
          <button class="button js-copy" type="button">Copy</button>
          <span class="field__hint js-note" role="status"></span>
        </p>
      </div>
      <h2>A page with this tag</h2>
      <iframe class="preview js-preview" src="/embed/preview.html" title="A page with this tag"></iframe>
    </div>`,
  };
}

/** What the playground shows: a page whose script puts up the tag that its address asks for. */
export function previewPage() {
  return {
    path: "/embed/preview.html",
    title: "Preview",
    description: "A page with the tag of the playground.",
    script: "preview.js",
    content: html`<section class="section" aria-labelledby="title" data-widget="{{widget_origin}}">
      <div class="lead">
        <h1 id="title">A page of your own</h1>
        <p>It has the tag that the playground writes, and nothing else of the chat.</p>
      </div>
    </section>`,
  };
}
