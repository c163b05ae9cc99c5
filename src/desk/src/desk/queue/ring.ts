/** Two soft tones, once: enough for a quiet room. A browser plays nothing before the page was touched, and that is no fault. */
export function ring(): void {
  if (navigator.userActivation?.hasBeenActive === false) return;
  try {
    const sound = new AudioContext();
    for (const [at, pitch] of [
      [0, 660],
      [0.22, 880],
    ] as const) {
      const tone = sound.createOscillator();
      const loudness = sound.createGain();
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0, sound.currentTime + at);
      loudness.gain.linearRampToValueAtTime(0.2, sound.currentTime + at + 0.02);
      loudness.gain.linearRampToValueAtTime(0, sound.currentTime + at + 0.2);
      tone.connect(loudness).connect(sound.destination);
      tone.start(sound.currentTime + at);
      tone.stop(sound.currentTime + at + 0.2);
      tone.onended = () => at > 0 && void sound.close();
    }
  } catch {
    // No sound on this machine: the title and the list say it too.
  }
}
