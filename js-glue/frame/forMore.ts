// What the parts (parts.ts) take from this one, so that nothing is downloaded twice: the build turns their imports
// of these modules into one of the frame's script.
export { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
export { actions } from "./views/actions";
export { configuration, siteName } from "./boot";
export { authorName } from "./views/names";
export { loadPart, partOf } from "./parts";
export { addStyle } from "./style";
export { Who } from "./views/Who";
export { language, LANGUAGES, more, regional, texts, words } from "./texts";
export { createElement, Fragment } from "preact";
