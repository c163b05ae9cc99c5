import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** One file of the script. */
export default function Editor() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2}>{t("studio.dialogs")}</Title>
      <p className="empty">{t("studio.soon")}</p>
    </>
  );
}
