// The alarm that is heard. Browsers are mute until somebody touches the page, so it says whether it can be heard.
const KEY = 'linli.sound';
/** Beats of each level: pitch in Hz and length in seconds; level I comes again until somebody has taken it. */
const TUNES = {
  I: [[988, 0.18], [740, 0.18], [988, 0.18], [740, 0.3]],
  II: [[880, 0.16], [880, 0.24]],
  III: [[660, 0.22]],
};
const AGAIN = 2_000;

let audio = null;
let ring = null;

export const sound = {
  /** What this person wants. */
  isOn: localStorage.getItem(KEY) !== 'off',

  /** Whether the browser lets it out. */
  get isHeard() {
    return this.isOn && audio?.state === 'running';
  },

  turn(on) {
    this.isOn = on;
    localStorage.setItem(KEY, on ? 'on' : 'off');
    if (on) unlock();
    else this.stop();
  },

  once(level) {
    if (this.isOn && TUNES[level]) play(TUNES[level]);
  },

  /** Until {@link stop}. */
  ring() {
    if (ring) return;
    this.once('I');
    ring = setInterval(() => this.once('I'), AGAIN);
  },

  stop() {
    clearInterval(ring);
    ring = null;
  },
};

async function unlock() {
  audio = audio ?? new AudioContext();
  await audio.resume().catch(() => {});
  sound.onChange?.();
}

function play(tune) {
  if (audio?.state !== 'running') return;
  let at = audio.currentTime;
  for (const [pitch, length] of tune) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'triangle';
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.5, at + 0.02);
    volume.gain.linearRampToValueAtTime(0, at + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + length);
    at += length + 0.06;
  }
}

for (const touch of ['pointerdown', 'keydown']) {
  addEventListener(touch, () => sound.isOn && audio?.state !== 'running' && unlock(), { capture: true });
}
