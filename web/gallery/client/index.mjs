/** The gallery's page: each scene in a frame of its own, and switches for all of them. */
import { groups } from "../../../js-glue/frame/gallery/scenes";
import { STATES } from "../../../js-glue/host/gallery/states";

const find = (name) => document.querySelector(`.js-${name}`);
const form = find("switches");
const figures = find("figures");

const chosen = () => Object.fromEntries(new FormData(form));

const sceneAddress = (name, { theme, contrast, locale, dir, text }) =>
  `/frame?${new URLSearchParams({ scene: name, theme, contrast, locale, dir, text })}`;
const launcherAddress = (name, { dir, locale }) =>
  `/launcher?${new URLSearchParams({ state: name, dir: dir || "ltr", locale })}`;

function make(name, text = "", part = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  return Object.assign(element, part);
}

function figure(name, addressFor) {
  const link = make("a", name, { target: "_blank" });
  const frame = make("iframe", "", { title: name, loading: "lazy" });
  const caption = make("figcaption");
  caption.append(link);
  const element = make("figure");
  element.append(caption, frame);
  return Object.assign(element, {
    show: (choice) => {
      const { width, height } = choice;
      Object.assign(frame, { width, height });
      // A frame that only gets the address that it has stays as somebody left it.
      frame.src = link.href = addressFor(name, choice);
    },
  });
}

function section(title, names, addressFor) {
  const element = make("section");
  const all = names.map((name) => figure(name, addressFor));
  const row = make("div", "", { className: "row" });
  row.append(...all);
  element.append(make("h2", title), row);
  figures.append(element);
  return all;
}

const all = [
  ...Object.entries(groups).flatMap(([title, scenes]) => section(title, Object.keys(scenes), sceneAddress)),
  ...section("The launcher", STATES, launcherAddress),
];

/** The address of this page has the choices, so that what somebody sees can be shown to another. */
function show() {
  const choice = chosen();
  history.replaceState(null, "", `?${new URLSearchParams(choice)}`);
  for (const one of all) one.show(choice);
}

for (const [name, value] of new URLSearchParams(location.search))
  if (form.elements[name]) form.elements[name].value = value;
form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
document.documentElement.dataset.shown = "all";
