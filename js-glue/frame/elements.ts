/** What the build makes of an element in a view. */
export { createElement as h, Fragment } from "preact";
