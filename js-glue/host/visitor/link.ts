import { tag } from "../link/tag";

/** The second script: it has loaded this one. */
export const link = tag.link!;
export const { post, request, memory, forgetPlace } = link;
