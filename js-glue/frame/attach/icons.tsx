import { icon } from "../views/icons";

export const FileIcon = /* @__PURE__ */ icon("M7 3.5h6.5L18 8v12.5H7zM13.5 3.5V8H18");
export const PictureIcon = /* @__PURE__ */ icon("M4 5h16v14H4zM4 16l4.5-4.5L13 16l3-3l4 4M15.5 9v.1");
