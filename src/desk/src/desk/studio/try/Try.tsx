import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import PhonePreview from "./PhonePreview";
import { Replay } from "./Replay";
import { TestRuns } from "./TestRuns";

/** The script as a person meets it. */
export default function Try() {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2}>{t("try")}</Title>
      <p className="hint">{t("try.about")}</p>
      <PhonePreview />
      <TestRuns />
      <Replay />
    </>
  );
}
