/** The frame may cause those from `firstOfFrame` on; the others the host half raises itself. */
export const eventNames =
  "open close consent ready error message:sent message:received unread connection destroyed".split(" ");
export const firstOfFrame = 4;
