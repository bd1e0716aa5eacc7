import { STONES } from "../pictures/palette.mjs";
import { CATEGORIES, METAL_NAMES, STAGES } from "./vocabulary.mjs";

/** Ids become file names and addresses, so nothing else may be in them. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function demand(condition, message) {
  if (!condition) throw new Error(`The shop cannot be built: ${message}`);
}

function checkProduct({ id, category, metal, stones, path, picture }, designs) {
  demand(ID.test(id), `the id ${JSON.stringify(id)} is not made of small letters, digits and single hyphens`);
  demand(Object.hasOwn(CATEGORIES, category), `${id} has the unknown category ${category}`);
  demand(Object.hasOwn(METAL_NAMES, metal), `${id} has the unknown metal ${metal}`);
  stones.forEach((stone) => demand(Object.hasOwn(STONES, stone), `${id} has the unknown stone ${stone}`));
  demand(path === `/embed/products/${id}.html`, `${id} names another page than its own: ${path}`);
  demand(picture === `/embed/pictures/${id}.svg`, `${id} names another picture than its own: ${picture}`);
  demand(Object.hasOwn(designs, id), `${id} has no design`);
}

function checkOrder({ id, items, status, entries }, products) {
  const ids = new Set(products.map((product) => product.id));
  demand(/^\d{5,12}$/.test(id), `the order number ${id} is not 5 to 12 digits`);
  demand(entries.length > 0, `order ${id} has no entry`);
  demand(items.length > 0 && items.every((item) => ids.has(item)), `order ${id} has an unknown item`);
  const stages = Object.keys(STAGES).slice(0, entries.length);
  demand(
    entries.every(({ stage }, index) => stage === stages[index]),
    `order ${id} skips a stage`,
  );
  demand(stages[entries.length - 1] === status, `order ${id} is ${status}, which is not its last entry`);
}

/** Stops the build on the first thing that would make a broken page. */
export function checkShop({ products, orders, designs }) {
  const ids = products.map(({ id }) => id);
  ids.forEach((id, index) => demand(ids.indexOf(id) === index, `${id} is there twice`));
  products.forEach((product) => checkProduct(product, designs));
  orders.forEach((order) => checkOrder(order, products));
}
