import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The lines of one language beside the English ones. */
export default function Texts() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2}>{t("texts")}</Title>
      <p className="empty">{t("studio.soon")}</p>
    </>
  );
}
