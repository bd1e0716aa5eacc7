import { compile } from "../../abi/compile";
import { Scratch } from "../metrics/Scratch";

/** Set by the bundler: where metrics.wasm is served. */
declare const METRICS_ADDRESS: string;

let loading: Promise<Scratch> | undefined;

/** What takes out of a text what tells who somebody is. Rejects where it cannot be had; it is asked for again the next time. */
export function redactor(): Promise<Scratch> {
  loading ??= compile(METRICS_ADDRESS).then(Scratch.of);
  loading.catch(() => (loading = undefined));
  return loading;
}
