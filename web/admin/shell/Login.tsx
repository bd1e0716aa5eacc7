import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { Refusal } from "../api/Refusal";
import { setSession, type Session } from "../api/session";
import { TextField } from "../parts/Field";
import { Problem } from "../parts/Problem";
import { useDeed } from "../parts/useDeed";
import { Mark } from "./Mark";

const NOTES: Readonly<Record<string, string>> = {
  "admin.session": "Your session has ended. Sign in again to go on where you were.",
  "password.changed": "Your password is changed. Sign in with the new one.",
};

export function Login({ note }: { note: string }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [locked, setLocked] = useState("");
  const { busy, problem, run } = useDeed();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    document.title = "Sign in · Pipit admin";
    form.current!.querySelector("input")!.focus();
  }, []);
  const signIn = async () => {
    setLocked("");
    try {
      setSession(await ask<Session>("POST", "login", { name: name.trim(), password }));
    } catch (refused) {
      setPassword("");
      form.current!.querySelectorAll("input")[1]!.focus();
      if (!(refused instanceof Refusal && refused.status === 429)) throw refused;
      setLocked(lockText(refused));
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void run(signIn);
  };
  return (
    <main class="login">
      <form ref={form} onSubmit={submit} class="login-card">
        <Mark />
        <h1>Sign in</h1>
        {NOTES[note] && <p class="note">{NOTES[note]}</p>}
        <TextField label="Name" value={name} set={setName} required autocomplete="username" />
        <TextField
          label="Password"
          type="password"
          value={password}
          set={setPassword}
          required
          autocomplete="current-password"
        />
        <Problem text={locked || problem} />
        <button type="submit" class="primary wide" disabled={busy}>
          {busy ? "Signing in…" : "Sign in"}
        </button>
      </form>
    </main>
  );
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** When it is worth trying again, by the clock of who reads it. */
function lockText({ code, after }: Refusal): string {
  const at = CLOCK.format(Date.now() + after * 1000 + 59_000);
  const minutes = Math.max(1, Math.ceil(after / 60));
  const why = code === "admin.locked" ? "Too many wrong passwords." : "Too much is asked from here.";
  return `${why} Try again at ${at}, in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}
