import bash from "highlight.js/lib/languages/bash";
import css from "highlight.js/lib/languages/css";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import { createLowlight } from "lowlight";

/** Text, or a part that has a name and is drawn accordingly. */
export type Token = string | { name: string; tokens: Token[] };

type Nodes = ReturnType<ReturnType<typeof createLowlight>["highlight"]>["children"];

const lowlight = createLowlight({ bash, css, javascript, json, python, sql, typescript, xml });

/** More parts are more elements than a page that shows a few such messages should have. */
const MAX_PARTS = 500;
/** Parts are drawn inside of each other, and code may nest as deep as it is long. */
const MAX_DEPTH = 16;

/** The parts of a piece of code; nothing for a language that is not among these, or for code with too many parts. */
export function highlight(code: string, language: string): Token[] | undefined {
  if (!lowlight.registered(language)) return undefined;
  const nodes = lowlight.highlight(language, code).children as Nodes;
  return isDrawable(nodes) ? tokensOf(nodes) : undefined;
}

function isDrawable(nodes: Nodes): boolean {
  let parts = 0;
  let depth = 0;
  for (let level = nodes; level.length; level = level.flatMap(childrenOf)) {
    parts += level.length;
    if (parts > MAX_PARTS || ++depth > MAX_DEPTH) return false;
  }
  return true;
}

const childrenOf = (node: Nodes[number]): Nodes => (node.type === "element" ? (node.children as Nodes) : []);

function tokensOf(nodes: Nodes): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (node.type === "text") return [node.value];
    if (node.type !== "element") return [];
    const names = node.properties["className"] as string[];
    return [{ name: names.join(" "), tokens: tokensOf(childrenOf(node)) }];
  });
}
