import { el } from "../shared/dom";
import type { FileOfLine } from "./model";
import { t } from "./tongue";

const shown = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/** Where a file of a case is read; every reading is noted. */
export const fileAddress = (caseId: string, file: string): string => `/api/v1/cases/${encodeURIComponent(caseId)}/files/${encodeURIComponent(file)}`;

/** A file in the talk: seen or heard in place where a browser can, else to be saved; in words where it is not there. Sounds and films load when they are asked for. */
export function attached(caseId: string, file: FileOfLine): HTMLElement {
  if (file.state !== "kept") return el("p", { class: "attached missing", text: missingWords(file) });
  const src = fileAddress(caseId, file.id);
  const type = file.type ?? "";
  const save = el("a", { class: "save", href: src, download: "", text: t("file.save", { kind: kindWords(type), size: sizeWords(file.bytes ?? 0) }) });
  return el("div", { class: "attached" }, view(src, type), save);
}

export function sizeWords(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? t("file.megabytes", { count: megabytes.toFixed(1) }) : t("file.kilobytes", { count: String(Math.max(1, Math.round(bytes / 1024))) });
}

function view(src: string, type: string): HTMLElement | null {
  if (shown.includes(type)) return el("img", { src, alt: t("file.photo"), loading: "lazy", decoding: "async" });
  if (type.startsWith("video/")) return el("video", { src, controls: true, preload: "none", "aria-label": t("file.video") });
  if (type.startsWith("audio/") && type !== "audio/amr") return el("audio", { src, controls: true, preload: "none", "aria-label": t("file.sound") });
  return null;
}

function kindWords(type: string): string {
  const kind = type.split("/")[0];
  return kind === "image" ? t("file.photo") : kind === "audio" ? t("file.sound") : kind === "video" ? t("file.video") : t("file.paper");
}

/** The server says why in English; here it is said in the page's language. */
function missingWords(file: FileOfLine): string {
  if (file.state === "waiting") return t("file.waiting");
  return file.state === "refused" ? t("file.refused") : t("file.gone");
}
