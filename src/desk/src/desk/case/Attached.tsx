import { useTranslation } from "react-i18next";
import type { FileOfLine } from "../api/model";
import { kindWords, missingWords, sizeWords } from "./fileWords";

const shown = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/** A file in the talk: seen or heard in place where a browser can, else to be saved; in words where it is not there. Every reading is noted, so sounds and films load when they are asked for. */
export function Attached({ caseId, file }: { readonly caseId: string; readonly file: FileOfLine }) {
  const { t } = useTranslation();
  if (file.state !== "kept") return <p className="attached missing">{missingWords(file)}</p>;
  const src = `/api/v1/cases/${encodeURIComponent(caseId)}/files/${encodeURIComponent(file.id)}`;
  const type = file.type ?? "";
  return (
    <div className="attached">
      {shown.includes(type) && <img src={src} alt={t("file.photo")} loading="lazy" decoding="async" />}
      {type.startsWith("video/") && <video src={src} controls preload="none" aria-label={t("file.video")} />}
      {type.startsWith("audio/") && type !== "audio/amr" && <audio src={src} controls preload="none" aria-label={t("file.sound")} />}
      <a className="save" href={src} download="">
        {t("file.save", { kind: kindWords(type), size: sizeWords(file.bytes ?? 0) })}
      </a>
    </div>
  );
}
