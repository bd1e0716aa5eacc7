import { problemsOf } from "./check.mjs";
import { report, wishesOf } from "./reports.mjs";
import { SCENARIOS, weights } from "./scenarios.mjs";
import { Tally } from "./Tally.mjs";
import { Visitor } from "./Visitor.mjs";
import { Wire } from "./wire.mjs";

const PATIENCE = 60_000;

/**
 * Lets `count` visitors come within `ramp` seconds, and checks what each of them has been told. Gives the tally. `messages`: what one of
 * those who talk writes, in the mean; `haste`: so many times shorter is all that visitors and faults make wait; `patience`: after so many
 * milliseconds a wish has failed.
 */
export async function run({
  url,
  count,
  ramp,
  site,
  messages,
  seed,
  faults,
  haste = 1,
  patience = PATIENCE,
  wantReports,
}) {
  const wire = new Wire(url);
  const tally = new Tally();
  try {
    const wishes = await wishesOf(wire, site, wantReports);
    const visit = async (number) => {
      const visitor = new Visitor({ number, wire, tally, seed, site, faults, haste, patience });
      const scenario = visitor.chance.weighted(weights);
      await visitor.idle(0, 1000 * ramp * haste);
      await visitOnce(visitor, scenario, messages);
      if (visitor.session) await report(visitor, site, wishes);
    };
    await Promise.all(Array.from({ length: count }, (_, index) => visit(index + 1)));
  } finally {
    wire.close();
  }
  return tally;
}

async function visitOnce(visitor, scenario, messages) {
  const { tally } = visitor;
  tally.count("visitors");
  tally.count(`scenario.${scenario}`);
  await visitor.loadPage();
  if (!(await visitor.begin())) return;
  visitor.follow();
  await SCENARIOS[scenario].act(visitor, messages);
  await visitor.awaitAnswers();
  const history = await visitor.history();
  await visitor.unfollow();
  tally.count("messages", visitor.written.length);
  tally.count("acknowledged", visitor.written.filter(({ answers }) => answers.length).length);
  if (!history) return;
  const { written, delivered } = visitor;
  tally.count("checked");
  for (const { kind, what } of problemsOf({ history, written, delivered }))
    tally.problems.push({ kind, what: `${visitor.name} (${scenario}): ${what}` });
}
