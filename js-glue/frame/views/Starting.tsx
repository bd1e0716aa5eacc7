import { texts } from "../texts";
import { Dialog } from "./Dialog";

/** The panel's outlines, for the moment before the engine speaks. */
export function Starting({ full }: { full: boolean }) {
  return (
    <Dialog label={texts.starting} full={full} busy>
      <h1 class="unseen">{texts.starting}</h1>
      <div class="header">
        <i class="avatar" />
        <i class="shade" />
      </div>
    </Dialog>
  );
}
