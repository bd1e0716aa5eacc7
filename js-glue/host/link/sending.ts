import { bare } from "../bare";
import { request } from "./channel";
import { textOf } from "./textOf";

/** Without another script: the service may be out of reach, and the frame keeps what is said. */
export const send = async (text: unknown): Promise<{ id: string }> =>
  bare({ id: "" + (await request("send", textOf(text)))["id"] });
