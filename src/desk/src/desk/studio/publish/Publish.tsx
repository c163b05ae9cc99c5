import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What changes, what the check says, and publishing it. */
export default function Publish() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2}>{t("publish")}</Title>
      <p className="empty">{t("studio.soon")}</p>
    </>
  );
}
