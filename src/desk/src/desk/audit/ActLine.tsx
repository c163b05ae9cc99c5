import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Act } from "../api/model";
import { useMe } from "../door/me";
import { clock } from "../words/codes";
import { known } from "../words/tongue";
import { actWords } from "./words";

/** Who did what, and when. Whoever may read cases goes from here to the case. */
export function ActLine({ act }: { readonly act: Act }) {
  const { t } = useTranslation();
  const { talks } = useMe();
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
    </li>
  );
}
