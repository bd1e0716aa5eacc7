/** What a browser reports for keys that an input method takes; Safari does so for the key that ends a composition. */
const KEY_OF_INPUT_METHOD = 229;

/** Whether a key is the input method's own, such as the Enter and the Escape that end a composition. */
export const isForInputMethod = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === KEY_OF_INPUT_METHOD;
