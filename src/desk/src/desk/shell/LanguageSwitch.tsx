import { NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { kept } from "../api/memory";
import { choose, isDraft, tongue, tongues, type Tongue } from "../words/tongue";

/** The language of the page. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const client = useQueryClient();
  // The server says some things in the language of the page: those are read again.
  const change = (next: Tongue): void => void choose(next).then(() => Promise.all([["case"], kept.undelivered].map((queryKey) => client.invalidateQueries({ queryKey }))));
  return (
    <NativeSelect label={t("language")} description={isDraft() && t("language.draft")} value={tongue()} onChange={(event) => change(event.currentTarget.value as Tongue)}>
      {Object.entries(tongues).map(([tag, { name }]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
