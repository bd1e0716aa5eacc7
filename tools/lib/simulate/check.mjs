import { problem } from "./problems.mjs";

/**
 * Compares one conversation as the service has it in the end with what it said meanwhile. Gives every problem.
 *
 * - `history`: all of its messages, oldest first, as GET /api/conversations/:id/messages gave them.
 * - `written`: what the visitor wrote, in that order: `{clientId, text, answers}`; `answers`: all that the service acknowledged it with,
 *   `{id, seq}`: none if nobody heard one, several if it was sent several times.
 * - `delivered`: what the visitor's streams brought (Delivered).
 */
export const problemsOf = ({ history, written, delivered }) => [
  ...problemsOfOrder(history),
  ...problemsOfWritten(history, written),
  ...problemsOfAnswers(history),
  ...problemsOfStream(history, delivered),
];

function problemsOfOrder(history) {
  const problems = [];
  const ids = new Set();
  let last = 0;
  for (const { id, seq } of history) {
    if (ids.has(id)) problems.push(problem("doubled", `${id} is there twice`));
    ids.add(id);
    if (seq === last) problems.push(problem("doubled", `two messages have seq ${seq}`));
    else if (seq < last) problems.push(problem("disordered", `seq ${seq} comes after ${last}`));
    for (let missing = last + 1; missing < seq; ++missing)
      problems.push(problem("lost", `there is no seq ${missing}`));
    last = Math.max(last, seq);
  }
  return problems;
}

function problemsOfWritten(history, written) {
  const own = history.filter(({ author }) => author === "visitor");
  const byClientId = new Map();
  for (const message of own)
    byClientId.set(message.clientId, [...(byClientId.get(message.clientId) ?? []), message]);

  const problems = written.flatMap((message) =>
    problemsOfOne(message, byClientId.get(message.clientId) ?? []),
  );
  const known = new Set(written.map(({ clientId }) => clientId));
  for (const { clientId, seq } of own)
    if (!known.has(clientId)) problems.push(problem("disordered", `nobody wrote ${clientId}, seq ${seq}`));
  let last = 0;
  for (const { clientId, answers } of written) {
    const seq = answers[0]?.seq;
    if (seq === undefined) continue;
    if (seq <= last)
      problems.push(problem("disordered", `${clientId} has seq ${seq}, what was before it ${last}`));
    last = seq;
  }
  return problems;
}

function problemsOfOne({ clientId, text, answers }, stored) {
  const problems = [];
  if (stored.length > 1) problems.push(problem("doubled", `${clientId} is there ${stored.length} times`));
  if (!answers.length) return problems;
  const [first] = answers;
  if (answers.some(({ id, seq }) => id !== first.id || seq !== first.seq))
    problems.push(problem("doubled", `${clientId} was acknowledged as two messages`));
  if (!stored.length) return [...problems, problem("lost", `${clientId} was acknowledged`)];
  const [message] = stored;
  if (message.id !== first.id || message.seq !== first.seq || message.text !== text)
    problems.push(problem("disordered", `${clientId} is not as it was acknowledged`));
  return problems;
}

/** Each question has one answer. */
function problemsOfAnswers(history) {
  const questions = history.filter(({ author }) => author === "visitor").length;
  const answers = history.filter(({ author }) => author === "assistant");
  const complete = answers.filter(({ state }) => state === "complete").length;
  const problems = [];
  if (answers.length > questions)
    problems.push(problem("doubled", `${answers.length} answers to ${questions} questions`));
  if (complete < questions)
    problems.push(problem("lost", `${complete} complete answers to ${questions} questions`));
  return problems;
}

function problemsOfStream(history, delivered) {
  const problems = [...delivered.problems];
  for (const { id, seq, change, text } of history) {
    const message = delivered.messages.get(id);
    if (!message) problems.push(problem("lost", `no stream brought seq ${seq}`));
    else if (message.change !== change)
      problems.push(
        problem("lost", `no stream brought change ${change} of seq ${seq}, but ${message.change}`),
      );
    else if (message.seq !== seq || message.text !== text)
      problems.push(problem("disordered", `the stream's seq ${seq} is another than the history's`));
  }
  const ids = new Set(history.map(({ id }) => id));
  for (const { id, seq } of delivered.messages.values())
    if (!ids.has(id)) problems.push(problem("lost", `a stream brought seq ${seq}, which is gone`));
  return problems;
}
