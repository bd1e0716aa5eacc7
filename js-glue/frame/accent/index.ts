import { configuration } from "../boot";
import { actions } from "../views/actions";

/** The owner's colour, for the launcher. */
const accent = /own:light-dark.(#\w+)/.exec(configuration().look!)?.[1];
if (accent) actions.tell(`{"v":2,"id":0,"t":"notify","p":{"accent":"${accent}"}}`);
