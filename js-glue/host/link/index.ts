import { bare } from "../bare";
import type { Asked, Visitor } from "../halves";
import { hear } from "./handshake";
import { getConversationId, prefill, send } from "./asking";
import { post, rejectPending, request, told } from "./channel";
import { dressPanel } from "./panel";
import { loadTeaser } from "./comingForward";
import { setConfig, setLocale, setTheme } from "./configuring";
import { watch } from "./heartbeat";
import { memory } from "./memoryStorage";
import { hasSignal, isOptedOut, sayHere } from "./optedOut";
import { tellOfLeaving } from "./leaving";
import { leaveMicrophone } from "./microphone";
import { followStorage } from "./storageChanges";
import { forgetPlace } from "./place";
import { tag } from "./tag";
import { followRoom, turn } from "./turning";
import { askVisitor, extend } from "./visitor";

dressPanel();
followStorage();
watch();
tellOfLeaving();
followRoom();
const own: Asked = bare({ send, prefill, setTheme, setLocale, setConfig, getConversationId });
tag.take(
  bare({
    beyond: async (name: keyof (Asked & Visitor), said: unknown) =>
      name in own ? own[name as keyof Asked](said as never) : askVisitor(name as keyof Visitor, said),
    turn,
    hear,
    rejectPending,
    told,
    post,
    request,
    extend,
    memory,
    sayHere,
    forgetPlace,
    isOptedOut,
    hasSignal,
  }),
);
loadTeaser();
leaveMicrophone();
