import { more } from "../texts";
import type { Piece } from "./list";
import { Picture } from "./Picture";

/** How a card's detail is made of its parts: "$240 · 14k rose gold · Ready to ship". */
const JOINT = " · ";

/** Each piece a row, each thing that is told of them a column. It is scrolled by itself, by keyboards too. */
export function CompareView({ list }: { list: readonly Piece[] }) {
  return (
    <div class="compare" role="region" aria-label={more.list.compare} tabIndex={0}>
      <table>
        <tbody>
          {list.map((piece) => (
            <tr key={piece.link}>
              <td>
                <Picture piece={piece} />
              </td>
              <th scope="row" dir="auto">
                {piece.title}
              </th>
              {piece.detail.split(JOINT).map((part) => (
                <td key={part} dir="auto">
                  {part}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
