export const texts = {
  newTab: "(opens in a new tab)",
  products: "Suggestions",
};
