import { bare } from "../bare";
import { beyond } from "./beyond";
import { tellOptions } from "./configuring";
import { hear } from "./handshake";
import { fits, said } from "./pageOptions";
import { post, rejectPending, request, told } from "./channel";
import { dressPanel } from "./panel";
import { loadTeaser } from "./comingForward";
import { watch } from "./heartbeat";
import { memory } from "./memoryStorage";
import { hasSignal, isOptedOut, sayHere } from "./optedOut";
import { tellOfLeaving } from "./leaving";
import { leaveMicrophone } from "./microphone";
import { followStorage } from "./storageChanges";
import { forgetPlace } from "./place";
import { tag } from "./tag";
import { followRoom, turn } from "./turning";
import { extend } from "./visitor";

dressPanel();
followStorage();
watch();
tellOfLeaving();
followRoom();
tag.take(
  bare({
    beyond,
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
    fits,
    chosen: said,
    tellOptions,
  }),
);
loadTeaser();
leaveMicrophone();
