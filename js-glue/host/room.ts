/** Where this does not match, the panel fills the window. */
export const room = "(min-width:769px)and (min-height:501px)";
