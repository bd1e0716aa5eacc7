/** Puts up the tag with the options of this page's address: those that the playground has, and no other. */

const NAMES = (
  "site position load width height offset-x offset-y z-index sealed persist features consent consent-text theme launcher avatar badge " +
  "typing sound locale bot-name subtitle welcome placeholder labels teaser teaser-delay teaser-scroll teaser-pages auto-open " +
  "open-delay notifications"
).split(" ");

const asked = new URLSearchParams(location.search);
const script = document.createElement("script");
script.setAttribute("data-site", "demo-shop");
for (const name of NAMES) if (asked.has(name)) script.setAttribute(`data-${name}`, asked.get(name));
script.src = `${document.querySelector("[data-widget]").dataset.widget}/pipit.js`;
document.body.append(script);
