import { useTranslation } from "react-i18next";
import { whole } from "../../words/tongue";
import { placeWords, type ReplayNow } from "./model";

/** What a replay found: counts, and the ways that at least three people would go. */
export function ReplayFound({ of }: { readonly of: ReplayNow }) {
  const { t } = useTranslation();
  const counts = (["same", "elsewhere", "unasked", "unlike", "older"] as const).filter((key) => of[key] > 0);
  return (
    <>
      {counts.length === 0 && <p className="empty">{t("try.replayNone")}</p>}
      <ul>
        {counts.map((key) => (
          <li key={key}>{t(`try.replayCount.${key}`, { number: whole(of[key]) })}</li>
        ))}
      </ul>
      {of.casesLost > 0 && <p className="problem">{t("try.casesLost", { number: whole(of.casesLost) })}</p>}
      {of.lessUrgent > 0 && <p className="problem">{t("try.lessUrgent", { number: whole(of.lessUrgent) })}</p>}
      {of.paths.length > 0 && (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("try.from")}</th>
              <th scope="col">{t("try.to")}</th>
              <th scope="col">{t("try.people")}</th>
            </tr>
          </thead>
          <tbody>
            {of.paths.map((path) => (
              <tr key={`${placeWords(path.from)} ${placeWords(path.to)} ${path.unasked}`}>
                <th scope="row">{placeWords(path.from)}</th>
                <td>
                  {placeWords(path.to)} {path.unasked && <span className="hint">{t("try.unasked")}</span>}
                </td>
                <td>{whole(path.people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {of.few > 0 && <p className="hint">{t("try.few", { number: whole(of.few) })}</p>}
    </>
  );
}
