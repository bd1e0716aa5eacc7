import { missedBeats } from "./limits";

/**
 * Asks again and again whether the other side is there. Beats are counted, not time: in a hidden page timers go off once
 * a minute, and in a frozen one not at all, while messages come as ever.
 */
export class Heartbeat {
  private timer_: ReturnType<typeof setInterval> | undefined;
  private missed_ = 0;

  /** `pause` in milliseconds; `Infinity` for none. */
  constructor(
    private readonly pause_: number,
    private readonly ask_: () => void,
    private readonly onSilence_: () => void,
  ) {}

  start(): void {
    this.stop();
    this.missed_ = 0;
    if (Number.isFinite(this.pause_)) this.timer_ = setInterval(() => this.beat_(), this.pause_);
  }

  /** Something has come: whatever it is, there is somebody. */
  heard(): void {
    this.missed_ = 0;
  }

  stop(): void {
    clearInterval(this.timer_);
  }

  private beat_(): void {
    if (this.missed_++ >= missedBeats) this.onSilence_();
    else this.ask_();
  }
}
