import { useEffect, useRef } from "preact/hooks";
import { ask } from "../api/ask";
import { useFiring } from "../alerts/firing";
import { setSession } from "../api/session";
import type { User } from "../api/types";
import { useWaiting } from "../conversations/waiting";
import { Problem } from "../parts/Problem";
import { useDeed } from "../parts/useDeed";
import { KilledBar } from "./KilledBar";
import { Mark } from "./Mark";
import { linksOf, mayTalk, pageAt } from "./pages";
import { addressOf, useRoute } from "./route";

export function Shell({ user }: { user: User }) {
  const route = useRoute();
  const [here = "sites"] = route;
  const { busy, problem, run } = useDeed();
  const firing = useFiring(user.role !== "agent");
  const waiting = useWaiting(mayTalk(user.role));
  const nav = useRef<HTMLElement>(null);
  // On a phone it scrolls to the side: where one is has to be seen.
  useEffect(() => {
    const link = nav.current!.querySelector<HTMLElement>("[aria-current]");
    if (link) nav.current!.scrollLeft = link.offsetLeft - nav.current!.offsetLeft - link.offsetWidth / 2;
  }, [here]);
  const leave = () => run(() => ask("POST", "logout", {}).then(() => setSession(null)));
  return (
    <div class="shell">
      <a class="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <header class="side">
        <Mark />
        <nav aria-label="Admin" ref={nav}>
          <ul>
            {linksOf(user).map(([name, words]) => (
              <li key={name}>
                <a href={addressOf(name)} aria-current={here === name ? "page" : undefined}>
                  {words}
                  {name === "conversations" && waiting && (
                    <span class="count">
                      {waiting}
                      <span class="unseen"> waiting</span>
                    </span>
                  )}
                  {name === "alerts" && firing && (
                    <span class="count">
                      {firing}
                      <span class="unseen"> firing</span>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="who">
          <a href={addressOf("account")} aria-current={here === "account" ? "page" : undefined}>
            <span class="who-name">{user.name}</span>
            <span class="who-role">
              {user.role}
              {user.sites && `, ${user.sites.length} ${user.sites.length === 1 ? "site" : "sites"}`}
            </span>
          </a>
          <button type="button" onClick={leave} disabled={busy}>
            Sign out
          </button>
          <Problem text={problem} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <KilledBar />
        {pageAt(route)}
      </main>
    </div>
  );
}

/** The address stays that of the page. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")!.focus();
}
