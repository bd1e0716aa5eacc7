import { render } from "preact";
import { configuration } from "./boot";
import { Frame } from "./frame";
import { addStyle } from "./style";
import { actWith } from "./views/actions";
import { App } from "./views/App";
import { keepFocus } from "./views/focus";

export * from "./forMore";

addStyle(configuration().look ?? "");
const frame = new Frame();
actWith(frame.actions);
keepFocus();
render(<App store={frame.store} />, document.getElementById("app")!);
void frame.start();
