import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { languageWords } from "../../words/codes";
import type { Draft } from "../draft/model";
import { useDraft } from "../draft/queries";
import type { LineState } from "./model";
import { Progress } from "./Progress";

/** How far each language is. */
export function Languages() {
  const { t } = useTranslation();
  const { data, error, isPending } = useDraft();
  const languages = data?.locales.filter((locale) => locale !== "en") ?? [];
  return (
    <>
      <Title order={2}>{t("texts")}</Title>
      <p className="hint">{t("texts.about")}</p>
      <Problem of={error} />
      {isPending && <Loading />}
      {data && languages.length === 0 && <p className="empty">{t("texts.noLanguages")}</p>}
      <ul className="text-languages">
        {languages.map((locale) => (
          <li key={locale} className="card">
            <Link className="link" to={`/studio/texts/${locale}`}>
              {languageWords(locale)}
            </Link>
            {data && <Progress counts={ofLanguage(data, locale)} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The lines of all dialogs by their states. */
function ofLanguage(draft: Draft, locale: string): Readonly<Record<LineState, number>> {
  const counts = { missing: 0, stale: 0, draft: 0, read: 0 };
  for (const one of draft.dialogs.flatMap((dialog) => dialog.locales).filter((of) => of.locale === locale)) {
    counts.missing += one.missing;
    counts.stale += one.stale;
    counts.draft += one.draft;
    counts.read += one.lines - one.missing - one.stale - one.draft;
  }
  return counts;
}
