import type { ComponentChildren } from "preact";
import { Refusal, wordsOf } from "../api/Refusal";
import type { Loaded } from "../api/useLoad";

/** As high as what comes, about: little moves when it is there. */
export function Loading({ rows = 4 }: { rows?: number }) {
  return (
    <div class="loading" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div class="loading-row" key={row} />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="state">
      <p class="state-title">{title}</p>
      {children}
    </div>
  );
}

export function Failed({ problem, retry }: { problem: unknown; retry: () => void }) {
  const isForbidden = problem instanceof Refusal && problem.status === 403;
  const isGone = problem instanceof Refusal && problem.status === 404;
  if (isForbidden) return <Empty title="Not yours to see">{wordsOf(problem)}</Empty>;
  return (
    <div class="state" role="alert">
      <p class="state-title">{isGone ? "There is no such thing" : "This could not be loaded"}</p>
      <p>{wordsOf(problem)}</p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}

/** One of three: it is on its way, it failed, it is there. */
export function Shown<T>({ of, children }: { of: Loaded<T>; children: (value: T) => ComponentChildren }) {
  if (of.value !== undefined)
    return (
      <>
        {of.problem !== undefined && <Failed problem={of.problem} retry={of.reload} />}
        {children(of.value)}
      </>
    );
  return of.problem === undefined || of.busy ? (
    <Loading />
  ) : (
    <Failed problem={of.problem} retry={of.reload} />
  );
}
