import { el } from "../shared/dom";
import { attach } from "./attach";
import type { Words } from "./texts";

/** Longest text that the server keeps of one message, in UTF-16 units. */
const longest = 10_000;

export interface Composer {
  readonly element: HTMLElement;
  rename(words: Words): void;
  focus(): void;
}

/** The box to write in, with files beside it. Enter sends, Shift+Enter begins a line. */
export function composer(words: Words, send: (text: string) => void, sendFile: (file: File) => void): Composer {
  const label = el("label", { class: "hidden", for: "text" });
  const box = el("textarea", { id: "text", rows: 1, maxlength: longest, dir: "auto", autocomplete: "off", enterkeyhint: "send" });
  const button = el("button", { type: "submit", class: "send" });
  const files = attach(words, sendFile);
  const form = el("form", { class: "composer" }, files.tray, files.element, label, box, button);

  const submit = (): void => {
    const text = box.value.trim();
    if (!text) return;
    box.value = "";
    send(text);
    box.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });

  const rename = (next: Words): void => {
    label.textContent = next.write;
    box.placeholder = next.write;
    button.textContent = next.send;
    files.rename(next);
  };
  rename(words);
  return { element: form, rename, focus: () => box.focus() };
}
