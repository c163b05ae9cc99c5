import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CaseLine } from "../api/model";
import { day, topicWords, urgencyWords } from "../words/codes";

/** The person's other cases, without words: each is opened, and noted, by itself. */
export function Others({ lines }: { readonly lines: readonly CaseLine[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <div className="fact">
      <h3>{t("case.others")}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <Link className="link" to={`/cases/${encodeURIComponent(line.id)}`}>
              {topicWords(line.topic)}
            </Link>
            <span className="about">{[day(line.openedAt), urgencyWords(line.urgency), t(`status.${line.status}`), line.holder].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
