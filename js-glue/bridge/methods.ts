import { BridgeError } from "./errors";
import { methodDepth, methodPathLength } from "./limits";
import type { Transfer } from "./transfer";

/** What one side lets the other call: functions by name, in objects by name, at most 8 deep. */
export interface Methods {
  readonly [name: string]: Methods | ((...parameters: never[]) => unknown);
}

/** What a call gives: what the method does, awaited and unwrapped. */
type Answer<Result> = Awaited<Result> extends Transfer<infer Value> ? Value : Awaited<Result>;
type Parameters_<List extends unknown[]> = { [Index in keyof List]: List[Index] | Transfer<List[Index]> };

/** The other side's methods as they are called from here: each gives a promise. */
export type Remote<Shape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends (...parameters: infer List) => infer Result
    ? (...parameters: Parameters_<List>) => Promise<Answer<Result>>
    : Remote<Shape[Name]>;
};

/** `["files","read"]` as JSON: names may hold any character. */
export type MethodKey = string;
export type Method = (...parameters: unknown[]) => unknown;

export function methodKey(path: readonly string[]): MethodKey {
  const key = JSON.stringify(path);
  if (key.length > methodPathLength) throw new BridgeError("invalid", "The method's path is too long");
  return key;
}

/**
 * The closed set of what may be called, made once. A map of own functions: inherited names (`constructor`, `toString`,
 * `__proto__`) are not in it, and neither is what is put on the object or on a prototype later.
 */
export function listMethods(methods: Methods): ReadonlyMap<MethodKey, Method> {
  const listed = new Map<MethodKey, Method>();
  const list = (holder: Methods, path: readonly string[]): void => {
    if (path.length >= methodDepth) throw new BridgeError("invalid", "The methods are nested too deeply");
    for (const [name, member] of Object.entries(holder)) {
      const inner = [...path, name];
      if (typeof member == "function") listed.set(methodKey(inner), (member as Method).bind(holder));
      else if (typeof member == "object" && member) list(member, inner);
    }
  };
  list(methods, []);
  return listed;
}

/** Names that belong to every function: `remote.read.apply(…)` calls `read`, and not its inner `apply`. */
const functionNames: ReadonlySet<unknown> = new Set(["apply", "call", "bind"]);

/**
 * An object that has every method, since the other side's names are not known here. It has no `then`, so that it can be
 * what a promise resolves to.
 */
export function remoteProxy(call: (path: readonly string[], parameters: unknown[]) => unknown): unknown {
  const at = (path: readonly string[]): unknown =>
    new Proxy(path.length ? (): void => {} : Object.create(null), {
      get: (target, name) => {
        if (typeof name == "symbol" || name == "then") return;
        if (path.length && functionNames.has(name)) return Reflect.get(target, name) as unknown;
        return at([...path, name]);
      },
      apply: (_, __, parameters: unknown[]) => call(path, parameters),
    });
  return at([]);
}
