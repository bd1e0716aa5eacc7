import { userNow } from "./session";

// What the service would refuse is not offered. It is the service that decides.

export const me = userNow;
/** What is about one of their sites. */
export const mayWrite = (): boolean => me().role === "admin";

export const mayAcknowledge = (): boolean => mayWrite() || me().role === "merchandiser";
/** What all sites have in common. */
export const mayAll = (): boolean => mayWrite() && me().sites === null;
