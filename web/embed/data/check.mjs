import { CATEGORIES, METAL_NAMES, STAGES } from "./vocabulary.mjs";

/** Ids become file names and addresses, so nothing else may be in them. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function require(condition, message) {
  if (!condition) throw new Error(`The shop cannot be built: ${message}`);
}

function checkProduct({ id, category, metal, path, picture }, designs) {
  require(ID.test(
    id,
  ), `the id ${JSON.stringify(id)} is not made of small letters, digits and single hyphens`);
  require(category in CATEGORIES, `${id} has the unknown category ${category}`);
  require(metal in METAL_NAMES, `${id} has the unknown metal ${metal}`);
  require(path === `/embed/products/${id}.html`, `${id} names another page than its own: ${path}`);
  require(picture === `/embed/pictures/${id}.svg`, `${id} names another picture than its own: ${picture}`);
  require(designs[id], `${id} has no design`);
}

function checkOrder({ id, items, status, entries }, products) {
  const ids = new Set(products.map((product) => product.id));
  require(/^\d{5,12}$/.test(id), `the order number ${id} is not 5 to 12 digits`);
  require(items.length > 0 && items.every((item) => ids.has(item)), `order ${id} has an unknown item`);
  const stages = Object.keys(STAGES).slice(0, entries.length);
  require(entries.every(({ stage }, index) => stage === stages[index]), `order ${id} skips a stage`);
  require(stages[entries.length - 1] === status, `order ${id} is ${status}, which is not its last entry`);
}

/** Stops the build on the first thing that would make a broken page. */
export function checkShop({ products, orders, designs }) {
  products.forEach((product) => checkProduct(product, designs));
  orders.forEach((order) => checkOrder(order, products));
}
