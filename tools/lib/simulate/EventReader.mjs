/** Events out of the pieces of a stream, however it was cut up. What a stream that ends leaves unfinished was never said. */
export class EventReader {
  #decoder = new TextDecoder();
  #rest = "";

  /** The events that are whole by now: `{id?, event, data}`. */
  read(piece) {
    this.#rest += this.#decoder.decode(piece, { stream: true });
    const blocks = this.#rest.split("\n\n");
    this.#rest = blocks.pop();
    return blocks.map(eventOf).filter((event) => event.data !== undefined);
  }
}

function eventOf(block) {
  const event = { event: "message" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue; // a comment: the heartbeat
    const name = line.slice(0, colon);
    event[name] = line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
  }
  return event;
}
