import { texts } from "../texts";

/** The panel's outlines, for the moment before the engine speaks. */
export function Starting() {
  return (
    <div class="panel" role="dialog" aria-busy="true" aria-label={texts.starting}>
      <h1 class="unseen">{texts.starting}</h1>
      <div class="header">
        <i class="avatar" />
        <i class="shade" />
      </div>
    </div>
  );
}
