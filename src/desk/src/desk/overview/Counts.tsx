import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { whole } from "../words/tongue";
import { useCounts, type CountedBy, type Period } from "./queries";
import { Stripe } from "./Stripe";
import { rowWords } from "./words";

/** Cases of a period by one of their codes. What the server hides is named without its number, and not at all where no number can be shown. */
export function Counts({ by, period }: { readonly by: CountedBy; readonly period: Period }) {
  const { t } = useTranslation();
  const { data, error } = useCounts(by, period);
  const shown = data?.rows.filter((row) => row.count !== null) ?? [];
  const hidden = data?.rows.filter((row) => row.count === null) ?? [];
  const most = Math.max(1, ...shown.map((row) => row.count ?? 0));
  return (
    <section className="card" aria-labelledby={`by-${by}`}>
      <Title order={3} id={`by-${by}`}>
        {t(`overview.by.${by}`)}
      </Title>
      <Problem of={error} />
      {!data && !error && <Loading />}
      {by === "outcome" && <p className="hint">{t("overview.outcomeAbout")}</p>}
      {data?.rows.length === 0 && data.hidden === 0 && <p className="empty">{t("overview.none")}</p>}
      {shown.length > 0 && (
        <table className="figures chart">
          <thead>
            <tr>
              <th scope="col">{t(`overview.by.${by}`)}</th>
              <th scope="col">{t("overview.cases")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.code ?? "unknown"}>
                <th scope="row">
                  {rowWords(by, row.code)}
                  <Stripe of={[(row.count ?? 0) / most]} />
                </th>
                <td>{whole(row.count ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {/* With no number shown, a name alone beside the total of all cases would tell too much. */}
      {data && data.hidden > 0 && shown.length === 0 && <p className="hint">{t("overview.tooFew")}</p>}
      {data && hidden.length > 0 && shown.length > 0 && <p className="hint">{t("overview.hidden", { names: hidden.map((row) => rowWords(by, row.code)).join(", "), limit: whole(data.limit) })}</p>}
    </section>
  );
}
