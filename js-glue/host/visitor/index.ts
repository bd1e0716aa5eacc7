import { bare } from "../bare";
import { erase } from "./erasing";
import { exportData, exported } from "./exporting";
import { feedback, getConversationId, prefill } from "./asking";
import { setConfig, setLocale, setTheme } from "./configuring";
import { identified, identify, setContext, tellPerson } from "./identity";
import { link } from "./link";
import { logout } from "./logout";
import { optIn, optOut, status } from "./optingOut";

link.extend(
  bare({
    prefill,
    feedback,
    setTheme,
    setLocale,
    setConfig,
    getConversationId,
    identify,
    setContext,
    logout,
    "privacy.status": status,
    "privacy.optOut": optOut,
    "privacy.optIn": optIn,
    "privacy.erase": erase,
    "privacy.export": exportData,
  }),
  bare({ hello: tellPerson, identified, exported }),
);
