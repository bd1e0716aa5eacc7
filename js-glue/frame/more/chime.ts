/** Hertz: a rising fourth. */
const TONES = [659.3, 880];
/** Seconds of one tone. */
const LENGTH = 0.14;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/** Two short tones, made and not loaded. A browser that has not heard from the visitor yet keeps silent. */
export async function chime(): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
  const start = context.currentTime;
  for (const [index, frequency] of TONES.entries()) tone(context, frequency, start + index * LENGTH);
}

function tone(context: AudioContext, frequency: number, start: number): void {
  const source = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(LOUDNESS, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH);
  source.connect(volume).connect(context.destination);
  source.start(start);
  source.stop(start + LENGTH);
}
