import { hear } from "./handshake";
import { erase, getConversationId, prefill, send } from "./asking";
import { rejectPending, told } from "./channel";
import { bare } from "../bare";
import { dressPanel } from "./panel";
import { loadTeaser } from "./comingForward";
import { setConfig, setLocale, setTheme } from "./configuring";
import { watch } from "./heartbeat";
import { tellOfLeaving } from "./leaving";
import { followStorage } from "./storageChanges";
import { tag } from "./tag";
import { followRoom, turn } from "./turning";

dressPanel();
followStorage();
watch();
tellOfLeaving();
followRoom();
tag.take(
  bare({
    turn,
    hear,
    send,
    prefill,
    setTheme,
    setLocale,
    setConfig,
    getConversationId,
    erase,
    rejectPending,
    told,
  }),
);
loadTeaser();
