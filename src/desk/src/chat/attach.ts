import { el } from "../shared/dom";
import { dropdown } from "./dropdown";
import { describe, fileWords, preview, unfit } from "./files";
import { canRecord, record, type Recording } from "./recorder";
import type { Words } from "./texts";

export interface Attach {
  /** The button with its list, beside the box to write in. */
  readonly element: HTMLElement;
  /** What was chosen and is not sent yet, above the box. */
  readonly tray: HTMLElement;
  rename(words: Words): void;
}

const anything = "image/*,audio/*,video/mp4,.pdf,.doc,.docx,.xls,.xlsx,.txt";

/** Choosing a file: by the camera, from the phone, or by speaking here. It is shown first, and goes when the person says so. */
export function attach(first: Words, send: (file: File) => void): Attach {
  let words = first;
  const opener = el("button", { type: "button", class: "bordered clip" }, el("span", { "aria-hidden": "true", text: "+" }));
  const choices = dropdown("attach", opener, "above");
  const tray = el("div", { class: "tray", role: "group", hidden: true });
  const camera = chooser("camera", "image/*", "environment");
  const sound = chooser("sound", "audio/*", "user");
  const pick = chooser("pick", anything);
  let recording: Recording | null = null;

  function chooser(id: string, accept: string, capture?: string): HTMLInputElement {
    const input = el("input", { type: "file", id, class: "chooser", accept, capture, hidden: true });
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      input.value = "";
      if (file) offer(file);
    });
    return input;
  }

  function offer(file: File): void {
    const about = describe(file);
    const problem = unfit(about);
    const drop = el("button", { type: "button", class: "bordered", text: words.cancel, on: { click: () => close(true) } });
    const go = el("button", { type: "button", class: "send", text: words.send });
    go.addEventListener("click", () => {
      close(true);
      send(file);
    });
    const line = el("p", { class: problem ? "problem" : "about", role: problem ? "alert" : undefined, text: problem ? words[problem] : fileWords(about, words) });
    const note = !problem && about.kind === "photo" && el("p", { class: "hint", text: words.photoClean });
    tray.replaceChildren(...[problem ? null : preview(file, words), el("div", { class: "chosen" }, line, note), el("div", { class: "acts" }, drop, !problem && go)].filter((part) => part !== null));
    tray.hidden = false;
    (problem ? drop : go).focus();
  }

  /** Where the browser cannot record, the phone's own recorder is asked. */
  function speak(): void {
    if (!canRecord()) {
      sound.click();
      return;
    }
    recording?.drop();
    recording = record(words, (made) => {
      recording = null;
      if (made === "refused") refuse();
      else if (made) offer(made);
      else close(true);
    });
    tray.replaceChildren(recording.element);
    tray.hidden = false;
  }

  function refuse(): void {
    const drop = el("button", { type: "button", class: "bordered", text: words.cancel, on: { click: () => close(true) } });
    tray.replaceChildren(el("div", { class: "chosen" }, el("p", { class: "problem", role: "alert", text: words.noMicrophone })), el("div", { class: "acts" }, drop));
    tray.hidden = false;
    drop.focus();
  }

  function close(back: boolean): void {
    recording?.drop();
    tray.hidden = true;
    tray.replaceChildren();
    if (back) opener.focus();
  }

  tray.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
  });

  const rename = (next: Words): void => {
    words = next;
    opener.setAttribute("aria-label", words.attach);
    opener.title = words.attach;
    tray.setAttribute("aria-label", words.attach);
    // Where there is no finger there is no camera behind the screen either: there the files are enough.
    const mobile = matchMedia("(pointer: coarse)").matches;
    const parts = [mobile && choices.item(words.takePhoto, () => camera.click()), (mobile || canRecord()) && choices.item(words.recordVoice, speak), choices.item(words.chooseFile, () => pick.click())];
    choices.list.replaceChildren(...parts.filter((part) => part !== false), el("p", { class: "hint", text: words.fileLimits }));
  };
  rename(words);
  choices.element.append(camera, sound, pick);
  return { element: choices.element, tray, rename };
}
