import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "../door/me";
import { clock } from "../words/codes";
import { known } from "../words/tongue";
import { actWords, second, timesWords, type Run } from "./words";

/** Who did what, and when; what was done again and again with the number of times, which are unfolded below. Whoever may read cases goes from here to the case. */
export function ActLine({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { talks } = useMe();
  const act = run[0];
  const code = act.caseId && t("case.code", { code: act.caseId });
  return (
    <li>
      <time className="about" dateTime={act.at}>
        {clock(act.at)}
      </time>
      <strong>{act.account?.alias ?? t("audit.program")}</strong>
      <span>{actWords(act.what)}</span>
      {act.about && <span>{t("audit.account", { name: act.about.alias })}</span>}
      {act.reason && <span className="about">{t("audit.why", { reason: (known("reveal", act.reason) ?? known("erasure", act.reason) ?? act.reason).toLowerCase() })}</span>}
      {act.caseId &&
        (talks ? (
          <Link className="link" to={`/cases/${encodeURIComponent(act.caseId)}`}>
            {code}
          </Link>
        ) : (
          <span className="about">{code}</span>
        ))}
      {run.length > 1 && (
        <details className="about">
          <summary>{timesWords(run)}</summary>
          <p>{run.map(({ at }) => second(at)).join(", ")}</p>
        </details>
      )}
    </li>
  );
}
