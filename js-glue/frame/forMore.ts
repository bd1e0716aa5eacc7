// What the parts (parts.ts) take from this one, so that nothing is downloaded twice: the build turns their imports
// of these modules into one of the frame's script.
export { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
export { Fragment, jsx, jsxs } from "preact/jsx-runtime";
export { loadPart, partOf } from "./parts";
export { ActionsContext } from "./views/actions";
export { authorName } from "./views/names";
