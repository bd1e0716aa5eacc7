import { beyond } from "./beyond";
import { hear } from "./handshake";
import { post, rejectPending, request, told } from "./channel";
import { dressPanel } from "./panel";
import { watch } from "./heartbeat";
import { bare } from "../bare";
import { tellOfLeaving } from "./leaving";
import { leaveMicrophone } from "./microphone";
import { hasSignal, isOptedOut, sayHere } from "./optedOut";
import { forgetPlace } from "./place";
import { fits, said } from "./pageOptions";
import { memory } from "./memoryStorage";
import { tag } from "./tag";
import { tellOptions } from "./configuring";
import { loadTeaser } from "./comingForward";
import { followRoom, turn } from "./turning";
import { followStorage } from "./storageChanges";
import { extend } from "./visitor";

dressPanel();
followStorage();
watch();
tellOfLeaving();
followRoom();
tag.take(
  bare({
    beyond,
    request,
    memory,
    extend,
    tellOptions,
    turn,
    hear,
    fits,
    rejectPending,
    told,
    post,
    sayHere,
    forgetPlace,
    isOptedOut,
    hasSignal,
    chosen: said,
  }),
);
loadTeaser();
leaveMicrophone();
