import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkShop } from "./data/check.mjs";
import { loadShop } from "./data/load.mjs";
import { CATEGORIES } from "./data/vocabulary.mjs";
import { framedLayout, layout } from "./html/layout.mjs";
import { carePage } from "./pages/care.mjs";
import { categoryPage } from "./pages/category.mjs";
import { contactPage } from "./pages/contact.mjs";
import { homePage } from "./pages/home.mjs";
import { ordersPage } from "./pages/orders.mjs";
import { playgroundPage, previewPage } from "./pages/playground.mjs";
import { productPage } from "./pages/product.mjs";
import { drawIcon } from "./pictures/icon.mjs";
import { drawPicture } from "./pictures/draw.mjs";

/** In the order in which they apply. */
const STYLES = ["colours", "base", "frame", "sections", "cards", "ask", "product", "orders", "playground"];
const SCRIPTS = ["shop.js", "playground.js", "preview.js", "tag.js"];
const here = (name) => new URL(name, import.meta.url);

function pagesOf(shop) {
  return [
    homePage(shop),
    ...Object.keys(CATEGORIES).map((category) => categoryPage(shop, category)),
    ...shop.products.map((product) => productPage(shop, product)),
    ordersPage(shop),
    carePage(),
    contactPage(),
    playgroundPage(),
  ];
}

function picturesOf({ products, designs }) {
  const drawn = products.map((product) => [product.picture, drawPicture(product, designs[product.id])]);
  return [...drawn, ["/embed/pictures/icon.svg", drawIcon()]];
}

async function styles() {
  const sheets = await Promise.all(STYLES.map((name) => readFile(here(`styles/${name}.css`), "utf8")));
  return sheets.join("\n");
}

/** Builds the shop into `outDir`, which the service serves under /embed/. */
export async function buildShop(outDir, shop) {
  const data = shop ?? (await loadShop());
  checkShop(data);
  const preview = previewPage();
  const place = (address) => join(outDir, address.replace("/embed/", ""));
  await Promise.all(
    ["products", "pictures"].map((folder) => mkdir(join(outDir, folder), { recursive: true })),
  );
  await Promise.all([
    ...pagesOf(data).map((page) => writeFile(place(page.path), layout(page).toString())),
    writeFile(place(preview.path), framedLayout(preview).toString()),
    ...picturesOf(data).map(([address, text]) => writeFile(place(address), text)),
    writeFile(join(outDir, "shop.css"), await styles()),
    ...SCRIPTS.map((name) => copyFile(here(`client/${name}`), join(outDir, name))),
  ]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [outDir] = process.argv.slice(2);
  if (!outDir) throw new Error("Say where to: node build.mjs FOLDER");
  await buildShop(outDir);
}
