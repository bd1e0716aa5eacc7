import { PipitChat } from "./element";

// Once, however often a page has the tag.
if (!customElements.get("pipit-chat")) customElements.define("pipit-chat", PipitChat);
