import { hear } from "./handshake";
import { erase, getConversationId, prefill, send } from "./asking";
import { dropped, post, rejectPending } from "./channel";
import { bare } from "../bare";
import { setConfig, setLocale, setTheme } from "./configuring";
import { watch } from "./heartbeat";
import { tellOfLeaving } from "./leaving";
import { followStorage } from "./storageChanges";
import { lockPage } from "./pageLock";
import { tag } from "./tag";

followStorage();
watch();
tellOfLeaving();
tag.take(
  bare({
    lockPage,
    hear,
    post,
    send,
    prefill,
    setTheme,
    setLocale,
    setConfig,
    getConversationId,
    erase,
    rejectPending,
    dropped,
  }),
);
