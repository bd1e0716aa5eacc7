export { connect } from "./connect";
export type { CallOptions, Connection, Options, State } from "./connect";
export type { Carrier, Origins, Remote as Partner } from "./carrier";
export { BridgeError } from "./errors";
export type { BridgeCode } from "./errors";
export type { Methods, Remote } from "./methods";
export { transfer } from "./transfer";
export type { Transfer } from "./transfer";
