import { tag } from "../link/tag";

/** Android's browsers have the constructor for workers alone, and throw. Without leave elsewhere nothing is shown by it. */
function canShow(): boolean {
  try {
    if (Notification.permission != "granted") new Notification("");
    return true;
  } catch {
    return false;
  }
}

/** Whether the page may show notifications: as the browser has it, or `absent`. The visitor is asked where they have just asked for it. */
export async function leave(byVisitor: boolean): Promise<string> {
  if (tag.config.notifications == "false" || !isSecureContext || !("Notification" in window) || !canShow())
    return "absent";
  return byVisitor ? Notification.requestPermission() : Notification.permission;
}
