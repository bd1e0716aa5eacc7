import { readFile } from "node:fs/promises";

const read = async (name) => JSON.parse(await readFile(new URL(name, import.meta.url), "utf8"));

/** Everything the shop is built from. */
export async function loadShop() {
  const [catalogue, { orders }, designs] = await Promise.all(
    ["catalogue.json", "orders.json", "designs.json"].map(read),
  );
  return { ...catalogue, orders, designs };
}
