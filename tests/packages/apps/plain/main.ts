import { listen, load, pipit } from "@pipit/widget";
import type { Pipit, PipitError, State } from "@pipit/widget";
import { origin, site } from "../service";

const app = document.querySelector("#app")!;

function button(name: string, act: () => Promise<unknown>): void {
  const element = document.createElement("button");
  element.textContent = name;
  element.onclick = () => void act().catch(tell);
  app.append(element);
}
const tell = ({ code, message }: PipitError): void => app.append(`${code}: ${message}`);

const begin = (): Promise<Pipit> => load({ site, origin, position: "bottom-left", width: 360 });

button("Load", begin);
button("Help", async () => pipit.open());
button("State", async () => {
  const { open, connection }: State = await pipit.getState();
  app.append(`open ${open}, ${connection}`);
});
listen("message:received", ({ text }) => app.append(text));

// For what no button does.
Object.assign(window, { app: { load, pipit, site, origin } });
