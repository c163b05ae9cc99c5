import { useTranslation } from "react-i18next";

/** While nothing is there yet: said in words. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <p className="hint" role="status">
      {t("loading")}
    </p>
  );
}
