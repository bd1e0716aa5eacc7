import { maxMessagesPerWindow, messageWindow } from "./limits";

/** Counts messages in windows that follow one another; `now` in milliseconds of a clock that does not jump. */
export class RateLimit {
  private start_ = 0;
  private taken_ = 0;

  allows(now: number): boolean {
    if (now - this.start_ >= messageWindow) {
      this.start_ = now;
      this.taken_ = 0;
    }
    return this.taken_++ < maxMessagesPerWindow;
  }
}
