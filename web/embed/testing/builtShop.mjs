import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildShop } from "../build.mjs";

async function filesUnder(folder, prefix = "") {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const nested = entries.map((entry) => {
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? filesUnder(folder, `${path}/`) : [path];
  });
  return (await Promise.all(nested)).flat();
}

/** Builds the shop in a folder of its own, which is gone again when this returns: path to text. */
export async function builtShop(shop) {
  const folder = await mkdtemp(join(tmpdir(), "pipit-shop-"));
  try {
    await buildShop(folder, shop);
    const paths = await filesUnder(folder);
    return new Map(
      await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")])),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const pagesIn = (files) => [...files].filter(([path]) => path.endsWith(".html"));
export const picturesIn = (files) => [...files].filter(([path]) => path.endsWith(".svg"));
