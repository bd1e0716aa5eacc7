import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import { Refusal } from "../api/Refusal";
import { me } from "../api/rights";
import { setSession } from "../api/session";
import { TextField } from "../parts/Field";
import { Page } from "../parts/Page";
import { Problem } from "../parts/Problem";
import { useDeed } from "../parts/useDeed";

export function AccountPage() {
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [isWrong, setWrong] = useState(false);
  const { busy, problem, of, run } = useDeed(["current", "password"]);
  const differs = again !== "" && again !== fresh;
  const change = async () => {
    setWrong(false);
    try {
      await ask("POST", "password", { current, password: fresh });
      setSession(null, "password.changed");
      for (const clear of [setCurrent, setFresh, setAgain]) clear("");
    } catch (refused) {
      if (!(refused instanceof Refusal && refused.code === "admin.login")) throw refused;
      setWrong(true);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (fresh === again) void run(change);
  };
  const { name, role, sites } = me();
  return (
    <Page title="Your account" lead={`${name}, ${role} of ${sites ? sites.join(", ") : "all sites"}.`}>
      <section class="card narrow" aria-labelledby="own-password">
        <h2 id="own-password">Your password</h2>
        <form onSubmit={submit}>
          <input type="text" autocomplete="username" value={name} readOnly hidden />
          <TextField
            label="The one you have"
            type="password"
            value={current}
            set={setCurrent}
            required
            autocomplete="current-password"
            error={isWrong ? "This is not your password." : of("current")}
          />
          <TextField
            label="A new one"
            hint="At least 12 characters. All your sessions end."
            type="password"
            value={fresh}
            set={setFresh}
            required
            autocomplete="new-password"
            error={of("password")}
          />
          <TextField
            label="The new one again"
            type="password"
            value={again}
            set={setAgain}
            required
            autocomplete="new-password"
            error={differs ? "It is not the same." : ""}
          />
          <Problem text={problem} />
          <button type="submit" class="primary" disabled={busy || differs}>
            Change the password
          </button>
        </form>
      </section>
    </Page>
  );
}
