/** The form of the playground: writes the tag, and has the page below loaded with it. */

import { tag } from "./tag.js";

const find = (name) => document.querySelector(`.js-${name}`);
const form = find("options");
const snippet = find("snippet");
const note = find("note");
const preview = find("preview");
const { widget } = document.querySelector("[data-widget]").dataset;

/** What the tag does by itself need not be said. The site has to be. */
function isSaid(control) {
  if (control.type === "checkbox") return control.checked;
  if (control.type === "select-one") return !control.selectedOptions[0].defaultSelected;
  return control.name === "site" || control.value !== control.defaultValue;
}

/** Without the groups that they stand in. */
const controls = [...form.elements].filter(({ name }) => name);
const said = () => controls.filter(isSaid).map(({ name, value }) => [name, value]);

function write() {
  for (const control of controls) control.setAttribute("aria-invalid", String(!control.validity.valid));
  const wrong = controls.find((control) => !control.validity.valid);
  note.textContent = wrong ? `“${wrong.labels[0].textContent}” does not fit: see below it.` : "";
  snippet.value = wrong ? "" : tag(widget, said());
  find("copy").disabled = Boolean(wrong);
  return !wrong;
}

/** No step of the visitor's way back. */
const show = () =>
  preview.contentWindow.location.replace(`/embed/preview.html?${new URLSearchParams(said())}`);

async function copy() {
  try {
    await navigator.clipboard.writeText(snippet.value);
    note.textContent = "Copied.";
  } catch {
    snippet.select();
    note.textContent = "Your browser does not let the page copy: the tag is selected, copy it yourself.";
  }
}

form.addEventListener("input", write);
form.addEventListener("change", () => write() && show());
form.addEventListener("submit", (event) => event.preventDefault());
find("copy").addEventListener("click", copy);
// A browser that comes back to the page may fill in what was chosen.
if (write() && said().length > 1) show();
