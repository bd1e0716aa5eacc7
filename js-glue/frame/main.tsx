import { render } from "preact";
import { configuration } from "./boot";
import { Frame } from "./frame";
import { addStyle } from "./style";
import { App } from "./views/App";

export * from "./forMore";

addStyle(configuration().look ?? "");
const frame = new Frame();
render(<App store={frame.store} actions={frame.actions} />, document.getElementById("app")!);
void frame.start();
