import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The dialogs and the other files of the script. */
export default function List() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2}>{t("studio.dialogs")}</Title>
      <p className="empty">{t("studio.soon")}</p>
    </>
  );
}
