export { appearanceOf } from "./appearance.js";
export { introduce, personText } from "./introduce.js";
export { listen } from "./listen.js";
export { load } from "./load.js";
export { mount } from "./mount.js";
export type { Hear } from "./mount.js";
export { eventNames } from "./names.js";
export { pipit } from "./pipit.js";
export type { Pipit } from "./pipit.js";
export type {
  Appearance,
  Connection,
  Context,
  Corner,
  EventName,
  Events,
  Exported,
  FeedbackKind,
  Listener,
  Options,
  Person,
  PipitApi,
  PipitChatElement,
  PipitError,
  PrivacyStatus,
  State,
  Theme,
} from "./public.js";
export { getStatus, noStatus, watchStatus } from "./status.js";
export type { Status } from "./status.js";
export type { LoadOptions } from "./tag.js";
