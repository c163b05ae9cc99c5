import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What was published, when, by whom and why. */
export default function History() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2}>{t("history")}</Title>
      <p className="empty">{t("studio.soon")}</p>
    </>
  );
}
