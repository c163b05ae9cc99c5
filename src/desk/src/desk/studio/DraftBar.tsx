import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { whole } from "../words/tongue";
import { useCheck, useDraft } from "./draft/queries";

/** What the team's draft holds, what the check says of it, and the way to publishing it. */
export function DraftBar() {
  const { t } = useTranslation();
  const { data: draft } = useDraft();
  const { data: check, isFetching } = useCheck();
  if (!draft) return null;
  const changed = draft.files.filter((file) => file.changed || file.deleted).length;
  return (
    <div className="draft-bar card" role="group" aria-label={t("studio.draft")}>
      <span>{t(changed === 0 ? "studio.draftEmpty" : "studio.draftHolds", { number: whole(changed) })}</span>
      {check && check.errors > 0 && <span className="badge immediate">{t("studio.errors", { number: whole(check.errors) })}</span>}
      {check && check.warnings > 0 && <span className="badge urgent">{t("studio.warnings", { number: whole(check.warnings) })}</span>}
      {check && check.errors === 0 && !isFetching && <span className="hint">{t("studio.checkGood")}</span>}
      {changed > 0 && (
        <>
          <Link className="link" to="/studio/publish">
            {t("studio.toPublish")}
          </Link>
          <a className="link" href="/api/v1/studio/patch" download>
            {t("studio.toPatch")}
          </a>
        </>
      )}
    </div>
  );
}
