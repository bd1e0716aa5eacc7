import { EntryList } from "../parts/EntryList";
import { Choice, TextField } from "../parts/Field";
import type { PartProps } from "./PartProps";

const WAYS = [
  ["", "always"],
  ["week", "at hours of the week"],
  ["never", "not until further notice"],
] as const;

const USUAL_WEEK = "Mon-Fri 09:00-17:00";
/** What somebody has emptied and not filled in yet: the service would take nothing at all for "always". */
const BLANK = " ";

const ZONES = Intl.supportedValuesOf("timeZone");

const wayOf = (hours: string): string => (hours === "" || hours === "never" ? hours : "week");
const dayProblem = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? "" : "A day of the calendar.");

export function Hours({ draft: { hours, timezone, closed }, set, of, isFixed }: PartProps) {
  const way = wayOf(hours);
  return (
    <section class="card" aria-labelledby="hours">
      <h2 id="hours">Hours</h2>
      <p class="quiet">At other times the chat says when somebody is back, by the visitor's own clock.</p>
      <div class="grid">
        <Choice
          label="Somebody is there"
          value={way}
          set={(value) => set({ hours: value === "week" ? USUAL_WEEK : value })}
          error={way === "week" ? "" : of("hours")}
          options={WAYS}
          disabled={isFixed}
        />
        {way === "week" && (
          <TextField
            label="Hours of the week"
            hint="As Mon-Fri 09:00-12:30,13:00-17:00; Sat 22:00-02:00."
            value={hours === BLANK ? "" : hours}
            set={(value) => set({ hours: value || BLANK })}
            error={of("hours")}
            disabled={isFixed}
            autocomplete="off"
          />
        )}
        <TextField
          label="Time zone"
          hint="By whose clocks, as Europe/Berlin."
          value={timezone}
          set={(value) => set({ timezone: value.trim() })}
          error={of("timezone")}
          disabled={isFixed}
          list="zones"
          autocomplete="off"
        />
        <datalist id="zones">
          {ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <EntryList
        label="Another closed day"
        type="date"
        entries={closed}
        set={(entries) => set({ closed: entries.sort() })}
        problemOf={dayProblem}
        error={of("closed")}
        isFixed={isFixed}
      />
    </section>
  );
}
