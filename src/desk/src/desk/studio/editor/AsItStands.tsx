import { useTranslation } from "react-i18next";
import type { AsItStands as Other } from "../script/script";

/** What has no field of its own: shown as it is written, and mended in the text. */
export function AsItStands({ others }: { readonly others: readonly Other[] }) {
  const { t } = useTranslation();
  if (others.length === 0) return null;
  return (
    <div>
      <p className="hint">{t("studio.asItStands")}</p>
      {others.map((other) => (
        <pre key={other.key} className="source" tabIndex={0}>
          {other.source}
        </pre>
      ))}
    </div>
  );
}
