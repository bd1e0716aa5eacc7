/** What the closed words of the data are called on the pages. */
export const SHOP_NAME = "Gilt & Grain";
export const ORDER_PREFIX = "GG-";

export const CATEGORIES = {
  ring: {
    title: "Rings",
    one: "ring",
    page: "/embed/rings.html",
    cover: "ring-fernhill",
    intro:
      "Bands, signets and stones held high or low, in four metals. Where a ring can be resized, the first time is free.",
  },
  necklace: {
    title: "Necklaces",
    one: "necklace",
    page: "/embed/necklaces.html",
    cover: "necklace-solstice",
    intro: "Pendants, pearls and chains that lie where they should. Most come with two lengths on one clasp.",
  },
  earring: {
    title: "Earrings",
    one: "pair of earrings",
    page: "/embed/earrings.html",
    cover: "earring-halo-drops",
    intro: "Studs, hoops and drops, light enough for a long day. All are sold in pairs and matched by eye.",
  },
  bracelet: {
    title: "Bracelets",
    one: "bracelet",
    page: "/embed/bracelets.html",
    cover: "bracelet-harvest-cuff",
    intro:
      "Bangles, cuffs, chains and lines of stones. Measure your wrist with a strip of paper and ask us if unsure.",
  },
};

export const METAL_NAMES = {
  "14k_yellow": "14k yellow gold",
  "14k_white": "14k white gold",
  "14k_rose": "14k rose gold",
  platinum: "Platinum",
};

export const STAGES = {
  received: "Order received",
  in_production: "In production",
  quality_check: "Quality check",
  shipped: "Shipped",
  delivered: "Delivered",
};
