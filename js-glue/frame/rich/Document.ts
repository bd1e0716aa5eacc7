/** In the order of wasm/engine/markdown/Node.h. */
export enum Kind {
  Paragraph,
  Heading,
  Quote,
  BulletList,
  OrderedList,
  Item,
  CodeBlock,
  Rule,
  Table,
  TableHead,
  TableBody,
  TableRow,
  TableCell,
  Text,
  Emphasis,
  Strong,
  Strike,
  Code,
  Link,
  Image,
  SoftBreak,
  HardBreak,
}

/** A node that stands in no other. Two of the same hash look the same. */
export interface Block {
  node: number;
  hash: string;
}

// What markdown.wasm writes, in words of 32 bits (wasm/engine/markdown/Document.h).
const HEAD = 2;
const BLOCK = 3;
const NODE = 6;
const [END, TEXT, LENGTH, NUMBER, TITLE_LENGTH] = [1, 2, 3, 4, 5] as const;

const decoder = new TextDecoder();

/** A text's nodes, each before its children, which end before node `endOf`. */
export class Document {
  readonly #words: Uint32Array;
  readonly #text: Uint8Array;
  readonly #nodes: number;

  constructor(words: Uint32Array, text: Uint8Array) {
    this.#words = words;
    this.#text = text;
    this.#nodes = HEAD + words[0]! * BLOCK;
  }

  static read(buffer: ArrayBuffer): Document {
    const whole = new Uint32Array(buffer, 0, buffer.byteLength >>> 2);
    const end = HEAD + whole[0]! * BLOCK + whole[1]! * NODE + 1;
    return new Document(whole.subarray(0, end), new Uint8Array(buffer, end * 4));
  }

  get length(): number {
    return this.#words[1]!;
  }

  blocks(): Block[] {
    return Array.from({ length: this.#words[0]! }, (_, i) => {
      const [node, low, high] = this.#words.subarray(HEAD + i * BLOCK);
      return { node: node!, hash: `${low}-${high}` };
    });
  }

  kindOf(node: number): Kind {
    return this.#word(node, 0) & 0xff;
  }

  /** A heading's level, a list's tightness, a task's state, a cell's alignment: as Node.h says. */
  detailOf(node: number): number {
    return this.#word(node, 0) >>> 8;
  }

  endOf(node: number): number {
    return this.#word(node, END);
  }

  childrenOf(node: number): number[] {
    const children: number[] = [];
    for (let child = node + 1; child < this.endOf(node); child = this.endOf(child)) children.push(child);
    return children;
  }

  textOf(node: number): string {
    return this.#slice(this.#word(node, TEXT), this.#word(node, LENGTH));
  }

  titleOf(node: number): string {
    return this.#slice(this.#word(node, NUMBER), this.#word(node, TITLE_LENGTH));
  }

  /** Of an ordered list's first item. */
  numberOf(node: number): number {
    return this.#word(node, NUMBER);
  }

  #word(node: number, word: number): number {
    return this.#words[this.#nodes + node * NODE + word]!;
  }

  #slice(start: number, length: number): string {
    return decoder.decode(this.#text.subarray(start, start + length));
  }
}
