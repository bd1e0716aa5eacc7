import { PipitChat, usePipit } from "@pipit/react";
import type { Events } from "@pipit/react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { origin, site } from "../service";

type Route = "Shop" | "About" | "Bare";

function Help() {
  const { pipit, open } = usePipit();
  return <button onClick={() => void pipit.open()}>{open ? "Help is open" : "Help"}</button>;
}

/** The chat goes with the route, while it logs out. */
function LogOut({ leave }: { leave(): void }) {
  const { pipit } = usePipit();
  const logOut = (): void => {
    pipit.logout().then(
      () => (document.title = "logged out"),
      ({ code }) => (document.title = code),
    );
    leave();
  };
  return <button onClick={logOut}>Log out</button>;
}

/** Each route has a chat of its own: going from one to the other takes it out and puts it in again. */
function Page({ route, hear }: { route: Route; hear(text: string): void }) {
  const received = ({ text }: Events["message:received"]): void => hear(text);
  return (
    <main key={route}>
      <h1>{route}</h1>
      {route != "Bare" && (
        <PipitChat
          site={site}
          origin={origin}
          onMessageReceived={received}
          onError={({ code }) => hear(code)}
        />
      )}
    </main>
  );
}

function App() {
  const [route, setRoute] = useState<Route>("Shop");
  const [heard, setHeard] = useState<string[]>([]);
  return (
    <>
      {(["Shop", "About", "Bare"] as const).map((name) => (
        <button key={name} onClick={() => setRoute(name)}>
          {name}
        </button>
      ))}
      <Help />
      <LogOut leave={() => setRoute("Bare")} />
      <Page key={route} route={route} hear={(text) => setHeard((before) => [...before, text])} />
      <output>{heard.join(" | ")}</output>
    </>
  );
}

createRoot(document.querySelector("#app")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
