import type { VNode } from "preact";
import { LinkTarget, type Card } from "../../abi/layout";
import { Carousel } from "./Carousel";
import { imageOf, linkOf } from "./links";
import { more } from "../texts";
import { tellAction } from "../tellAction";
import { usePart } from "../views/usePart";

/** The pictures' own measures on screen: known before they load, so nothing moves when they do. */
const WIDTH = 176;
const HEIGHT = 132;
const REL = "noopener noreferrer nofollow ugc";

/** So many stand side by side on a phone; more are a row to go through. */
const FEW = 2;

/** Cards side by side. Links take the focus themselves; without them the list does, so that a keyboard can scroll it. */
export function Cards({ cards }: { cards: readonly Card[] }) {
  // Only pieces have pictures: what else is linked is no use on a list.
  const list = usePart("shortlist", cards.some(imageOf));
  const items = cards.map((card, i) => (
    <li key={i}>
      <LinkedCard card={card} />
      {list && <list.SaveButton card={card} />}
    </li>
  ));
  return (
    <>
      <Row linked={cards.every(linkOf)}>{items}</Row>
      {list && <list.ListView />}
    </>
  );
}

function Row({ children, linked }: { children: readonly VNode[]; linked: boolean }) {
  if (children.length > FEW) return <Carousel linked={linked}>{children}</Carousel>;
  return (
    <ul class="cards" role="list" aria-label={more.products} tabIndex={linked ? undefined : 0}>
      {children}
    </ul>
  );
}

function LinkedCard({ card }: { card: Card }) {
  const href = linkOf(card);
  if (!href) return <div class="card">{contentOf(card)}</div>;
  const newTab = card.target === LinkTarget.NewTab;
  const onClick = () => tellAction({ kind: "card", label: card.title, url: href });
  return (
    <a class="card" href={href} target={newTab ? "_blank" : "_top"} rel={REL} onClick={onClick}>
      {contentOf(card)}
      {newTab && <span class="unseen">{more.newTab}</span>}
    </a>
  );
}

// The title stands beside the picture: said twice it would only be longer.
function contentOf(card: Card) {
  const image = imageOf(card);
  return (
    <>
      {image && <img src={image} alt="" width={WIDTH} height={HEIGHT} loading="lazy" decoding="async" />}
      <span class="title" dir="auto">
        {card.title}
      </span>
      <span class="detail" dir="auto">
        {card.detail}
      </span>
    </>
  );
}
