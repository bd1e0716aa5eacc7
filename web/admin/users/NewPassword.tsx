import { Copy } from "../parts/Copy";
import { Dialog } from "../parts/Dialog";

export const NewPassword = ({
  name,
  password,
  close,
}: {
  name: string;
  password: string;
  close: () => void;
}) => (
  <Dialog title={`The password of ${name}`} close={close}>
    <p>
      It is shown this once. Hand it over in a safe way; they can choose another when they have signed in.
    </p>
    <p>
      <output class="secret" aria-label="Password">
        {password}
      </output>
    </p>
    <div class="dialog-actions">
      <Copy text={password} />
      <button type="button" class="primary" onClick={close}>
        Done
      </button>
    </div>
  </Dialog>
);
