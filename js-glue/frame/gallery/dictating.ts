import { appear } from "./appear";

// What those scenes do by themselves: the browser that recognises speech is played.

/** It hears one thing, or refuses. */
class Recognition {
  static error = "";
  onresult = (_: object) => {};
  onerror = (_: object) => {};
  onend = () => {};
  start(): void {
    const { error } = Recognition;
    queueMicrotask(() => (error ? this.#refuse(error) : this.#hear("do you have this ring in rose gold")));
  }
  #refuse(error: string): void {
    this.onerror({ error });
    this.onend();
  }
  #hear(transcript: string): void {
    this.onresult({ results: [Object.assign([{ transcript }], { isFinal: false })] });
  }
  stop(): void {}
  abort(): void {}
}

/** As a page switches it on; `error` is what the browser says then. */
export const withVoice =
  (error = "") =>
  (): void => {
    location.hash = "features=%2BvoiceInput";
    Recognition.error = error;
    Object.assign(window, { SpeechRecognition: Recognition });
  };

export const dictate = async (state: string): Promise<unknown> => {
  (await appear(".dictate")).click();
  return appear(state);
};
