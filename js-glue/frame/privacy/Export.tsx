import { FileBar } from "../search/FileBar";
import type { BarProps } from "../search/Search";
import { more } from "../texts";
import type { Said } from "../views/actions";
import { exported } from "./exported";

/** All that is kept of the visitor, as a file that other programs can read. */
export function Export(props: BarProps) {
  const contentsOf = (said: readonly Said[], isPart: boolean) => [
    `${JSON.stringify(exported(props.view, said, !isPart, Date.now()), null, 2)}\n`,
  ];
  return (
    <FileBar
      {...props}
      label={more.menu.export}
      ending="json"
      type="application/json"
      contentsOf={contentsOf}
    />
  );
}
