import { el } from "../shared/dom";
import type { AnswerFile } from "./events";
import type { FileKind, SentFile } from "./session";
import type { Words } from "./texts";

const megabyte = 1024 * 1024;

/** What the server takes at most, in bytes. */
const largest: Readonly<Record<FileKind, number>> = { photo: 15 * megabyte, voice: 20 * megabyte, video: 20 * megabyte, paper: 20 * megabyte };

/** Photos up to this load by themselves; larger ones when asked for, because somebody pays for each megabyte. */
const small = 2 * megabyte;

const seen = ["image/jpeg", "image/png", "image/webp", "image/gif"];

export function kindOf(type: string): FileKind {
  const kind = type.split("/")[0];
  return kind === "image" ? "photo" : kind === "audio" ? "voice" : kind === "video" ? "video" : "paper";
}

export const describe = (file: File): SentFile => ({ kind: kindOf(file.type), name: file.name, size: file.size });

/** What is wrong with a file before it is sent; null when the server will look. */
export function unfit(file: SentFile): "fileLarge" | "fileDamaged" | null {
  if (file.size === 0) return "fileDamaged";
  return file.size > largest[file.kind] ? "fileLarge" : null;
}

export function sizeWords(bytes: number, words: Words): string {
  return bytes >= megabyte ? `${(bytes / megabyte).toFixed(1)} ${words.megabytes}` : `${Math.max(1, Math.round(bytes / 1024))} ${words.kilobytes}`;
}

/** A file in one line: photos and voices by their kind (their names say nothing), papers by the name that the person knows. */
export function fileWords(file: SentFile, words: Words): string {
  const name = file.kind === "paper" ? file.name : words[file.kind];
  return `${name} · ${sizeWords(file.size, words)}`;
}

/** A small picture of a photo that lies in this page, or a voice to hear before it goes; null when the browser can do neither. */
export function preview(file: File, words: Words): HTMLElement | null {
  if (kindOf(file.type) === "voice") return el("audio", { controls: true, src: URL.createObjectURL(file), "aria-label": words.voice });
  if (!seen.includes(file.type)) return null;
  const src = URL.createObjectURL(file);
  const image = el("img", { class: "preview", src, alt: words.photo });
  image.addEventListener("load", () => URL.revokeObjectURL(src));
  image.addEventListener("error", () => image.remove());
  return image;
}

/** A file that came: photos are seen and sounds heard in place, everything can be saved. Nothing of it is ever read as a page. */
export function received(file: AnswerFile, words: Words, fetch: (id: string) => Promise<Blob | null>): HTMLElement {
  const kind = kindOf(file.type);
  const title = `${words[kind]} · ${sizeWords(file.bytes, words)}`;
  const box = el("div", { class: "file" });
  const load = async (then: (src: string) => void): Promise<void> => {
    box.replaceChildren(el("p", { class: "state", role: "status", text: words.loading }));
    const content = await fetch(file.id);
    if (content) then(URL.createObjectURL(content));
    else box.replaceChildren(el("p", { class: "state", role: "alert" }, words.fileGone, " ", press(words.again, () => void load(then))));
  };
  const press = (label: string, act: () => void): HTMLElement => el("button", { type: "button", class: "plain", text: label, on: { click: act } });
  const save = (src: string): HTMLAnchorElement => el("a", { class: "save", href: src, download: file.name, text: `${words.save}: ${title}` });
  const show = (src: string): void => {
    const link = save(src);
    if (seen.includes(file.type)) box.replaceChildren(shown(src, words.photo, () => box.replaceChildren(link)), link);
    else if (kind === "voice") box.replaceChildren(el("audio", { controls: true, src, "aria-label": words.voice }), link);
    else if (kind === "video") box.replaceChildren(el("video", { controls: true, src, "aria-label": words.video }), link);
    else {
      box.replaceChildren(link);
      link.click();
    }
  };
  if (seen.includes(file.type) && file.bytes <= small) void load(show);
  else box.replaceChildren(press(`${kind === "paper" ? words.save : words.open}: ${title}`, () => void load(show)));
  return box;
}

function shown(src: string, alt: string, failed: () => void): HTMLImageElement {
  const image = el("img", { class: "picture", src, alt });
  image.addEventListener("error", failed);
  return image;
}
