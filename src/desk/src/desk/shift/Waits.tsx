import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Shift } from "../api/model";
import { duration, languageWords, urgencies, urgencyWords } from "../words/codes";

/** How long people are told that it takes. */
export function Waits({ waits }: { readonly waits: Shift["waits"] }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="waits">
      <Title order={3} id="waits">
        {t("shift.waits")}
      </Title>
      {waits.length === 0 ? (
        <p className="empty">{t("shift.noWaits")}</p>
      ) : (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("search.language")}</th>
              {urgencies.map((level) => (
                <th key={level} scope="col">
                  {urgencyWords(level)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {waits.map((line) => (
              <tr key={line.language}>
                <th scope="row">{line.language === "uz" ? languageWords("uz-Latn").replace(/ \(.*\)/, "") : languageWords(line.language)}</th>
                {urgencies.map((level) => {
                  const minutes = line[level];
                  return <td key={level}>{minutes === null ? "–" : duration(minutes * 60)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
