import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NumbersOfTimes } from "../api/model";
import { duration, urgencyWords } from "../words/codes";
import { whole } from "../words/tongue";
import { Stripe } from "./Stripe";

/** How long people waited for a human's first words: the middle one, and nine of ten. */
export function Times({ times }: { readonly times: NumbersOfTimes["times"] }) {
  const { t } = useTranslation();
  const longest = Math.max(1, ...times.map((row) => row.ninetySeconds ?? 0));
  const length = (seconds: number | null): string => (seconds === null ? "–" : duration(seconds));
  return (
    <section className="card" aria-labelledby="times">
      <Title order={3} id="times">
        {t("overview.times")}
      </Title>
      <p className="hint">{t("overview.timesAbout")}</p>
      <table className="figures chart">
        <thead>
          <tr>
            <th scope="col">{t("search.urgency")}</th>
            <th scope="col">{t("overview.answered")}</th>
            <th scope="col">{t("overview.half")}</th>
            <th scope="col">{t("overview.ninety")}</th>
          </tr>
        </thead>
        <tbody>
          {times.map((row) => (
            <tr key={row.urgency ?? "all"} className={row.urgency ?? ""}>
              <th scope="row">
                {row.urgency ? urgencyWords(row.urgency) : t("overview.all")}
                <Stripe of={[(row.ninetySeconds ?? 0) / longest, (row.medianSeconds ?? 0) / longest]} />
              </th>
              <td>{t("overview.of", { number: whole(row.answered), all: whole(row.opened) })}</td>
              <td>{length(row.medianSeconds)}</td>
              <td>{length(row.ninetySeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
