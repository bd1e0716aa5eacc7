/** Five shades each, lightest first. Metals and stones use the same order, so one shading rule paints both. */
export const METALS = {
  "14k_yellow": ["#fff6d8", "#f3d68a", "#dcae4c", "#a9782a", "#6b4717"],
  "14k_rose": ["#fff0e8", "#f4c8b2", "#dc9a80", "#b06b55", "#6f3d30"],
  "14k_white": ["#ffffff", "#efede7", "#cbc8bf", "#8f8c84", "#55534e"],
  platinum: ["#ffffff", "#e4eaf0", "#b4bec8", "#76828d", "#414b55"],
};

export const STONES = {
  diamond: ["#ffffff", "#eef5fb", "#cfdfec", "#9fb6c9", "#6c869c"],
  sapphire: ["#b9d2ff", "#5f8ff0", "#2f5fd0", "#1a3b98", "#0d2160"],
  emerald: ["#b8f2d4", "#4cc791", "#179463", "#0b6a48", "#05412d"],
  ruby: ["#ffc0cb", "#f0577a", "#cf1f4c", "#941036", "#5c0722"],
  garnet: ["#ffb3a8", "#dd4a48", "#a71f2b", "#74121f", "#450913"],
  amethyst: ["#ecd9ff", "#b98bea", "#8a55c8", "#5f3499", "#3a1d66"],
  citrine: ["#fff3b8", "#fcd34f", "#eba51f", "#b87310", "#784709"],
  aquamarine: ["#e6fbff", "#aee6f0", "#74c6d8", "#4499b0", "#2a6c82"],
  peridot: ["#f0fbb8", "#c3e05a", "#93b92e", "#66881a", "#42590f"],
  topaz: ["#d8f1ff", "#82c9f2", "#3f9bd8", "#2470ab", "#154a78"],
  morganite: ["#fff0ec", "#fbd0c6", "#f0aaa0", "#d08079", "#9a5553"],
  moonstone: ["#ffffff", "#e8f0fb", "#c3d3ee", "#98acd0", "#6f81a6"],
  opal: ["#ffffff", "#f5eef2", "#dfe3ea", "#b9bfcc", "#8d93a3"],
  pearl: ["#ffffff", "#fbf3ea", "#eaded2", "#c8b6aa", "#93817a"],
  onyx: ["#8d9099", "#4a4d57", "#24262d", "#14151a", "#08090c"],
  turquoise: ["#c6f5f0", "#66d3cd", "#2fb0ad", "#1b8285", "#10595e"],
};
