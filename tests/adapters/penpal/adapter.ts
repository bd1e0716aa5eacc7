// penpal's interface on connect(), as far as its tests use it. What differs is said in the README beside it.
import { BridgeError, connect as bridge, transfer } from "../../../js-glue/bridge/index";
import { remoteProxy } from "../../../js-glue/bridge/methods";
import type { Carrier, Connection, Methods, Origins } from "../../../js-glue/bridge/index";

export const ErrorCode = {
  ConnectionDestroyed: "CONNECTION_DESTROYED",
  ConnectionTimeout: "CONNECTION_TIMEOUT",
  InvalidArgument: "INVALID_ARGUMENT",
  MethodCallTimeout: "METHOD_CALL_TIMEOUT",
  MethodNotFound: "METHOD_NOT_FOUND",
  TransmissionFailed: "TRANSMISSION_FAILED",
} as const;
type Code = (typeof ErrorCode)[keyof typeof ErrorCode];

export class PenpalError extends Error {
  override readonly name = "PenpalError";
  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message);
  }
}

export class CallOptions {
  constructor(readonly options: { transferables?: Transferable[]; timeout?: number } = {}) {}
}
export class Reply {
  constructor(
    readonly value: unknown,
    readonly options: { transferables?: Transferable[] } = {},
  ) {}
}
export const debug = (): (() => void) => () => {};

interface Messenger {
  readonly remote: Window | Carrier;
  readonly origins?: Origins;
}

/** `*` names nobody to greet. A child has exactly one window that can be meant, and the browser says whose it is. */
function originOfEmbedder(remote: Window): string[] {
  if (remote === window.opener) return [new URL(document.referrer).origin];
  return remote === window.parent && window.parent !== window ? [location.ancestorOrigins[0]!] : [];
}

function originsFor(remote: Window, allowed: (string | RegExp)[] = [window.origin]): Origins {
  if (allowed.every((one) => typeof one == "string" && one != "*")) return allowed as string[];
  const known = allowed.includes("*") ? originOfEmbedder(remote) : [];
  if (known.length) return known;
  return (origin) =>
    allowed.some((one) => (typeof one == "string" ? one == "*" || one == origin : one.test(origin)));
}

export class WindowMessenger implements Messenger {
  readonly remote: Window;
  readonly origins: Origins;
  constructor(options: { remoteWindow: Window; allowedOrigins?: (string | RegExp)[] }) {
    this.remote = options.remoteWindow;
    this.origins = originsFor(options.remoteWindow, options.allowedOrigins);
  }
}
export class WorkerMessenger implements Messenger {
  readonly remote: Carrier;
  constructor(options: { worker: Carrier }) {
    this.remote = options.worker;
  }
}
export class PortMessenger implements Messenger {
  readonly remote: Carrier;
  constructor(options: { port: Carrier }) {
    this.remote = options.port;
  }
}

async function unwrapReply(result: unknown): Promise<unknown> {
  const value = await result;
  return value instanceof Reply ? transfer(await value.value, value.options.transferables ?? []) : value;
}

type Method = (...parameters: unknown[]) => unknown;
const adapted = (methods: object): Methods =>
  Object.fromEntries(
    Object.entries(methods).map(([name, member]: [string, object]) => [
      name,
      typeof member == "function"
        ? (...parameters: unknown[]) => unwrapReply((member as Method)(...parameters))
        : adapted(member),
    ]),
  );

/** The same events under penpal's names and with its words. */
function penpalError(error: unknown, path: readonly string[], timeout: number | undefined): unknown {
  if (!(error instanceof BridgeError)) return error;
  const call = `Method call ${path.join(".")}()`;
  switch (error.code) {
    case "timeout":
      return new PenpalError("METHOD_CALL_TIMEOUT", `${call} timed out after ${timeout}ms`);
    case "destroyed":
    case "closed":
      return new PenpalError("CONNECTION_DESTROYED", `${call} failed due to destroyed connection`);
    case "method":
      return new PenpalError("METHOD_NOT_FOUND", `Method \`${path.join(".")}\` is not found.`);
    default:
      return new PenpalError("TRANSMISSION_FAILED", error.message);
  }
}

function remoteOf(connection: Connection<Methods>): unknown {
  const call = (path: readonly string[], parameters: unknown[]): unknown => {
    const { options } =
      parameters.at(-1) instanceof CallOptions ? (parameters.pop() as CallOptions) : { options: {} };
    const { timeout = Infinity, transferables = [] } = options;
    // penpal throws at once, where connect() gives a promise that is rejected.
    if (connection.state == "destroyed") throw penpalError(new BridgeError("destroyed", ""), path, timeout);
    return connection
      .call(path, parameters, { timeout, transfer: transferables })
      .catch((error: unknown) => Promise.reject(penpalError(error, path, timeout)));
  };
  return remoteProxy(call);
}

interface Options {
  messenger: Messenger;
  methods?: object;
  timeout?: number;
  channel?: string;
}

const used = new WeakSet<Messenger>();

export function connect({ messenger, methods = {}, timeout = Infinity, channel = "" }: Options): {
  promise: Promise<unknown>;
  destroy(): void;
} {
  if (used.has(messenger))
    throw new PenpalError("INVALID_ARGUMENT", "A messenger can only be used for a single connection");
  used.add(messenger);
  const { remote, origins } = messenger;
  const connection = bridge({
    remote,
    ...(origins && { origins }),
    methods: adapted(methods),
    channel,
    connectTimeout: timeout,
    heartbeat: Infinity,
    queue: 0,
  });
  const promise = connection.ready.then(
    () => remoteOf(connection),
    (error: BridgeError) => {
      // penpal leaves the promise of a destroyed connection open.
      if (error.code != "timeout") return new Promise(() => {});
      throw new PenpalError("CONNECTION_TIMEOUT", `Connection timed out after ${timeout}ms`);
    },
  );
  return { promise, destroy: () => connection.destroy() };
}

/** What penpal's tests look for among the messages between windows. */
interface Greeting {
  readonly pipit?: unknown;
  readonly t?: unknown;
  readonly to?: unknown;
}
export const isMessage = (data: unknown): boolean => (data as Greeting | null)?.pipit === 1;
export const isSynMessage = ({ t, to }: Greeting): boolean => t == "hello" && to === "";
export const isAck1Message = ({ t, to }: Greeting): boolean => t == "hello" && to !== "";
export const isAck2Message = ({ t }: Greeting): boolean => t == "connect";
