// What the script of more/ takes from this one, so that neither is downloaded twice: the build turns its imports of these
// modules into one of the frame's script.
export { useContext, useLayoutEffect, useRef } from "preact/hooks";
export { jsx, jsxs } from "preact/jsx-runtime";
export { ActionsContext } from "./views/actions";
