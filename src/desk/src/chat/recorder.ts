import { el } from "../shared/dom";
import type { Words } from "./texts";

/** Seconds after which a recording ends by itself: what is said so far is offered. */
const longest = 600;

/** Enough for a voice, and little for whoever pays for each megabyte. In bits a second. */
const quality = 24_000;

/** The first that the browser can make is taken. What the server knows, and most browsers play. */
const kinds = [
  { type: "audio/ogg;codecs=opus", name: "voice.ogg" },
  { type: "audio/mp4", name: "voice.m4a" },
  { type: "audio/webm;codecs=opus", name: "voice.webm" },
];

const known = (): (typeof kinds)[number] | undefined => (typeof MediaRecorder === "undefined" ? undefined : kinds.find((kind) => MediaRecorder.isTypeSupported(kind.type)));

/** Whether this page may record at all: old browsers cannot, and no browser does without TLS. */
export const canRecord = (): boolean => navigator.mediaDevices !== undefined && known() !== undefined;

/** Minutes and seconds, as on a phone. */
export const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export interface Recording {
  readonly element: HTMLElement;
  /** Ends without a recording, and lets go of the microphone. */
  drop(): void;
}

/**
 * Records from the microphone until the person says so. `done` gets the recording; null when the person gave it up; "refused" when the microphone was not given. Called once.
 */
export function record(words: Words, done: (made: File | null | "refused") => void): Recording {
  const kind = known()!;
  const time = el("p", { class: "about", role: "timer", "aria-label": words.recording, text: clock(0) });
  const stop = el("button", { type: "button", class: "send", text: words.done, disabled: true });
  const cancel = el("button", { type: "button", class: "bordered", text: words.cancel });
  const element = el("div", { class: "recording" }, el("span", { class: "lamp", "aria-hidden": "true" }), time, el("div", { class: "acts" }, cancel, stop));
  const parts: Blob[] = [];
  let recorder: MediaRecorder | null = null;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let over = false;

  const end = (made: File | null | "refused"): void => {
    if (over) return;
    over = true;
    clearInterval(ticking);
    for (const track of recorder?.stream.getTracks() ?? []) track.stop();
    done(made);
  };

  const begin = (stream: MediaStream): void => {
    recorder = new MediaRecorder(stream, { mimeType: kind.type, audioBitsPerSecond: quality });
    if (over) {
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => end(new File(parts, kind.name, { type: kind.type.split(";")[0]! })));
    recorder.addEventListener("error", () => end("refused"));
    recorder.start();
    stop.disabled = false;
    stop.focus();
    const from = Date.now();
    ticking = setInterval(() => {
      const seconds = Math.floor((Date.now() - from) / 1000);
      time.textContent = clock(seconds);
      if (seconds >= longest) recorder?.stop();
    }, 250);
  };

  cancel.addEventListener("click", () => end(null));
  stop.addEventListener("click", () => recorder?.stop());
  navigator.mediaDevices.getUserMedia({ audio: true }).then(begin, () => end("refused"));
  return { element, drop: () => end(null) };
}
