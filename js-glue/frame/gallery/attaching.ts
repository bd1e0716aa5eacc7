import { Author, Delivery, Tag } from "../../abi/layout";
import { now, put, talk, type Scenes } from "./samples";

// The visitor's files: in the field, and in a message.

const idOf = (number: number): string => `u_${String(number).padStart(32, "0")}`;

export const picture = {
  id: idOf(1),
  name: "my ring.png",
  type: "image/png",
  size: 48_213,
  width: 640,
  height: 480,
};
const order = { id: idOf(2), name: "order 10234.pdf", type: "application/pdf", size: 1_240_000 };
const mixed = {
  ...order,
  id: idOf(3),
  name: "\u05d8\u05d1\u05e2\u05ea \u202efdp.gnp (2) with a name that is as long as some cameras and offices make it.pdf",
};
const missing = { ...picture, id: idOf(4), name: "gone.png" };

const sent = (text: string, files: readonly object[], part = {}) =>
  put(8, Author.Visitor, text, { at: now, extra: JSON.stringify(files), ...part });

export const attaching: Scenes = {
  attaching: () => [...talk, { tag: Tag.DraftPut, text: "Can this one be made smaller?", notes: "" }],
  dropping: () => talk,
  files: () => [...talk, sent("Can this one be made smaller?", [picture, order])],
  filesAlone: () => [
    ...talk,
    sent(`${mixed.name}, ${missing.name}`, [mixed, missing], { delivery: Delivery.Pending }),
  ],
};
