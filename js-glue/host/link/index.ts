import { hear } from "./handshake";
import { dropped, post, rejectPending, request } from "./channel";
import { bare } from "../bare";
import { watch } from "./heartbeat";
import { tellOfLeaving } from "./leaving";
import { followStorage } from "./storageChanges";
import { tag } from "./tag";

followStorage();
watch();
tellOfLeaving();
tag.take(bare({ hear, post, request, rejectPending, dropped }));
