import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The script as a person meets it. */
export default function Try() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2}>{t("try")}</Title>
      <p className="empty">{t("studio.soon")}</p>
    </>
  );
}
