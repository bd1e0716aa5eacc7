import type { ComponentChild, JSX } from "preact";
import { more } from "../texts";
import { CodeBlock } from "./CodeBlock";
import { Kind, type Document } from "./Document";
import { linkTo } from "./links";

const ALIGNMENTS = [undefined, "left", "center", "right"];

/** The element of a node that stands in no other: it lies as its own first letters do. */
export function blockOf(document: Document, node: number, isFinished: boolean): JSX.Element {
  const direction = { dir: "auto" as const };
  switch (document.kindOf(node)) {
    case Kind.Heading:
      // The panel's name is the heading above: levels of their own would leave gaps in the outline.
      return (
        <h2 {...direction} class={`level-${document.detailOf(node)}`}>
          {within(node)}
        </h2>
      );
    case Kind.Quote:
      return <blockquote {...direction}>{within(node)}</blockquote>;
    case Kind.BulletList:
    case Kind.OrderedList:
      return listOf(node, direction);
    case Kind.CodeBlock:
      return codeOf(node);
    case Kind.Rule:
      return <hr />;
    case Kind.Table:
      return tableOf(node, direction);
    default:
      return <p {...direction}>{within(node)}</p>;
  }

  function within(parent: number): ComponentChild[] {
    return document.childrenOf(parent).map(partOf);
  }

  function partOf(part: number): ComponentChild {
    switch (document.kindOf(part)) {
      case Kind.Paragraph:
        return <p>{within(part)}</p>;
      case Kind.Heading:
        return <h2 class={`level-${document.detailOf(part)}`}>{within(part)}</h2>;
      case Kind.Quote:
        return <blockquote>{within(part)}</blockquote>;
      case Kind.BulletList:
      case Kind.OrderedList:
        return listOf(part);
      case Kind.CodeBlock:
        return codeOf(part);
      case Kind.Rule:
        return <hr />;
      case Kind.Table:
        return tableOf(part);
      case Kind.Text:
        return document.textOf(part);
      case Kind.Emphasis:
        return <em>{within(part)}</em>;
      case Kind.Strong:
        return <strong>{within(part)}</strong>;
      case Kind.Strike:
        return <del>{within(part)}</del>;
      case Kind.Code:
        return <code dir="auto">{document.textOf(part)}</code>;
      case Kind.Link:
        return linkOf(part);
      case Kind.Image:
        return pictureOf(part);
      case Kind.SoftBreak:
      case Kind.HardBreak:
        return "\n";
      default:
        return within(part);
    }
  }

  function listOf(list: number, props: { dir?: "auto" } = {}): JSX.Element {
    const items = document.childrenOf(list).map((item) => {
      const state = document.detailOf(item);
      if (!state) return <li>{within(item)}</li>;
      return (
        <li class="task">
          <span
            class={state === 2 ? "box done" : "box"}
            role="img"
            aria-label={state === 2 ? more.rich.done : more.rich.toDo}
          />
          {within(item)}
        </li>
      );
    });
    const name = document.detailOf(list) ? "tight" : undefined;
    if (document.kindOf(list) === Kind.BulletList) {
      return (
        <ul {...props} class={name}>
          {items}
        </ul>
      );
    }
    return (
      <ol {...props} class={name} start={document.numberOf(list)}>
        {items}
      </ol>
    );
  }

  function codeOf(block: number): JSX.Element {
    return <CodeBlock code={document.textOf(block)} info={document.titleOf(block)} isFinished={isFinished} />;
  }

  /** It scrolls by itself where it is wider than the bubble, with the keyboard as well. */
  function tableOf(table: number, props: { dir?: "auto" } = {}): JSX.Element {
    const rowsOf = (part: number) =>
      document
        .childrenOf(part)
        .map((row) => (
          <tr>
            {document.childrenOf(row).map((cell) => cellOf(cell, document.kindOf(part) === Kind.TableHead))}
          </tr>
        ));
    return (
      <div {...props} class="table" role="group" aria-label={more.rich.table} tabIndex={0}>
        <table>
          {document
            .childrenOf(table)
            .map((part) =>
              document.kindOf(part) === Kind.TableHead ? (
                <thead>{rowsOf(part)}</thead>
              ) : (
                <tbody>{rowsOf(part)}</tbody>
              ),
            )}
        </table>
      </div>
    );
  }

  function cellOf(cell: number, isHead: boolean): JSX.Element {
    const name = ALIGNMENTS[document.detailOf(cell)];
    return isHead ? (
      <th class={name} scope="col">
        {within(cell)}
      </th>
    ) : (
      <td class={name}>{within(cell)}</td>
    );
  }

  function linkOf(link: number): ComponentChild {
    const target = linkTo(document.textOf(link));
    if (!target) return within(link);
    return (
      <a {...target} title={document.titleOf(link) || undefined}>
        {within(link)}
        {target.target === "_blank" && <span class="unseen"> {more.newTab}</span>}
      </a>
    );
  }

  function pictureOf(image: number): ComponentChild {
    const address = document.textOf(image);
    const alt = textIn(image);
    if (!/^https:\/\//.test(address)) return alt;
    return (
      <img
        src={address}
        alt={alt}
        title={document.titleOf(image) || undefined}
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
      />
    );
  }

  function textIn(parent: number): string {
    let text = "";
    for (let node = parent + 1; node < document.endOf(parent); ++node) text += document.textOf(node);
    return text;
  }
}
