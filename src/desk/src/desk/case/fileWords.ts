import type { FileOfLine } from "../api/model";
import { t } from "../words/tongue";

export function sizeWords(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? t("file.megabytes", { count: megabytes.toFixed(1) }) : t("file.kilobytes", { count: String(Math.max(1, Math.round(bytes / 1024))) });
}

export function kindWords(type: string): string {
  const kind = type.split("/")[0];
  return kind === "image" ? t("file.photo") : kind === "audio" ? t("file.sound") : kind === "video" ? t("file.video") : t("file.paper");
}

/** The server says why in English; here it is said in the page's language. */
export function missingWords(file: FileOfLine): string {
  if (file.state === "waiting") return t("file.waiting");
  return file.state === "refused" ? t("file.refused") : t("file.gone");
}
