import { useEffect, useRef, useState } from "preact/hooks";
import type { ChartProps } from "./Chart";
import type * as Drawer from "./draw";
import { Values } from "./Values";

let drawer: Promise<typeof Drawer> | undefined;
/** What did not arrive is asked for again by the next chart. */
const load = () =>
  (drawer ??= (import(CHARTS_ADDRESS) as Promise<typeof Drawer>).catch((failed: unknown) => {
    drawer = undefined;
    throw failed;
  }));

interface Props extends ChartProps {
  summary: string;
  point: (index: number | null) => void;
}

/** The drawing itself. Where its script does not arrive the table stands in its place. */
export function Plot(props: Props) {
  const { summary, from, to, at, lines, text, bars = false, utc = false, fit = false } = props;
  const { most = Infinity, limit, point } = props;
  const box = useRef<HTMLDivElement>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let end: (() => void) | undefined;
    let isGone = false;
    load().then(
      ({ draw }) => {
        const values = lines.map((line) => line.values);
        const drawing = { from, to, at, lines: values, bars, utc, fit, most, limit, text, point };
        if (!isGone) end = draw(box.current!, drawing);
      },
      () => !isGone && setLost(true),
    );
    return () => {
      isGone = true;
      end?.();
    };
  }, [from, to, at, lines, bars, utc, fit, most, limit, isLost]);
  if (isLost) return <Values {...props} />;
  return <div class="chart-plot" role="img" aria-label={summary} ref={box} />;
}
