import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { choose, tongue, tongues, type Tongue } from "../words/tongue";

/** The language of the page. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <NativeSelect label={t("language")} value={tongue()} onChange={(event) => void choose(event.currentTarget.value as Tongue)}>
      {Object.entries(tongues).map(([tag, { name }]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
