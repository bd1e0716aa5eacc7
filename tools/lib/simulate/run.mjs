import { Chance } from "./chance.mjs";
import { problemsOf } from "./check.mjs";
import { pause } from "./pause.mjs";
import { report, routesOf } from "./reports.mjs";
import { SCENARIOS, weights } from "./scenarios.mjs";
import { Tally } from "./Tally.mjs";
import { Visitor } from "./Visitor.mjs";
import { Wire } from "./wire.mjs";

/** Lets `count` visitors come and go, and checks what each of them has been told. Gives the tally. */
export async function run({ url, count, site, messages, seed, faults, ramp }) {
  const wire = new Wire(url);
  const tally = new Tally();
  try {
    const routes = await routesOf(wire);
    const visit = async (number) => {
      const chance = new Chance(`${seed}/${number}`);
      await pause(chance.between(0, 1000 * ramp));
      const visitor = new Visitor({ number, wire, tally, chance, site, faults });
      await visitOnce(visitor, chance.weighted(weights), messages);
      await report(visitor, site, routes);
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
