import { TextSize, Theme } from "../../abi/layout";

/** English; the other languages are to stand beside it. */
export const texts = {
  theme: "Theme",
  themes: {
    [Theme.Auto]: "As the device",
    [Theme.Light]: "Light",
    [Theme.Dark]: "Dark",
  },
  textSize: "Text size",
  textSizes: {
    [TextSize.Normal]: "Normal",
    [TextSize.Large]: "Large",
    [TextSize.Larger]: "Larger",
  },
  sound: "Play a sound",

  search: "Search",
  save: "Save conversation",
  barFailed: "It could not be loaded. Please try again.",
};
