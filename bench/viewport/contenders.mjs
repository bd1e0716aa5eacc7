// One interface on all that bench.mjs measures. Whoever computes lazily has to when it is asked for a row or the total, so each
// operation ends with such a question.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Virtualizer } from "@tanstack/virtual-core";
import { build } from "esbuild";
import { createListLayout } from "virtua/unstable_core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

async function ours() {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "js-glue/viewport/index.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    tsconfigRaw: {},
  });
  const { HeightIndex } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  const module = await WebAssembly.compile(readFileSync(join(ROOT, "build/wasm/wasm/abi/viewport.wasm")));
  const load = await HeightIndex.load(module);
  const create = (size, height) => {
    const index = load();
    index.insert(0, size, height);
    const insert = (at, count) => {
      // The engine's limit; a peer has none, but no round of its comes near.
      if (index.size + count > 1 << 20) index.remove(0, 20_000);
      index.insert(at(), count, height);
      return index.total;
    };
    return {
      size: () => index.size,
      update: (row, value) => index.measure(row, value),
      rowAt: (offset) => index.rowAt(offset),
      append: (count) => insert(() => index.size, count),
      prepend: (count) => insert(() => 0, count),
      destroy: () => index.destroy(),
    };
  };
  return { create, bytes: () => load.bytes() };
}

function virtua() {
  const create = (size, height) => {
    const layout = createListLayout(size, height);
    layout.$getTotalSize();
    const lengthen = (count, isShift) => {
      layout.$setLength(layout.$getLength() + count, isShift);
      return layout.$getTotalSize();
    };
    return {
      size: () => layout.$getLength(),
      update: (row, value) => layout.$setItemSizes([[row, value]]),
      rowAt: (offset) => layout.$findIndex(offset),
      append: (count) => lengthen(count, false),
      prepend: (count) => lengthen(count, true),
    };
  };
  return { create };
}

function tanstack() {
  const create = (size, height) => {
    let count = size;
    let first = 0;
    // A key stays with its row when others come before it.
    const options = () => {
      const start = first;
      return {
        count,
        getScrollElement: () => null,
        estimateSize: () => height,
        getItemKey: (row) => start + row,
        scrollToFn() {},
        observeElementRect() {},
        observeElementOffset() {},
      };
    };
    const virtualizer = new Virtualizer(options());
    virtualizer.getTotalSize();
    const lengthen = (more) => {
      count += more;
      virtualizer.setOptions(options());
      return virtualizer.getTotalSize();
    };
    return {
      size: () => count,
      update: (row, value) => virtualizer.resizeItem(row, value),
      rowAt: (offset) => virtualizer.getVirtualItemForOffset(offset).index,
      append: (more) => lengthen(more),
      prepend: (more) => {
        first -= more;
        return lengthen(more);
      },
    };
  };
  return { create };
}

export const contenders = { HeightIndex: ours, virtua, "TanStack Virtual": tanstack };
