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

/** The parts of a piece of code; nothing for a language that is not among these. */
export function highlight(code: string, language: string): Token[] | undefined {
  return lowlight.registered(language) ? tokensOf(lowlight.highlight(language, code).children) : undefined;
}

function tokensOf(nodes: Nodes): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (node.type === "text") return [node.value];
    if (node.type !== "element") return [];
    const names = node.properties["className"] as string[];
    return [{ name: names.join(" "), tokens: tokensOf(node.children as Nodes) }];
  });
}
