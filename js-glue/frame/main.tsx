import { render } from "preact";
import { Frame } from "./frame";
import { App } from "./views/App";

export * from "./forMore";

const frame = new Frame();
render(<App store={frame.store} actions={frame.actions} />, document.getElementById("app")!);
void frame.start();
