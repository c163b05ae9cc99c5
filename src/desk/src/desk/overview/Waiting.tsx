import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NumbersNow } from "../api/model";
import { duration, urgencyWords } from "../words/codes";
import { whole } from "../words/tongue";
import { Stripe } from "./Stripe";

/** Who waits now, by urgency: how many, how long, and whose answer is late. */
export function Waiting({ now }: { readonly now: NumbersNow }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...now.waiting.map((row) => row.count));
  return (
    <section className="card" aria-labelledby="who-waits">
      <Title order={3} id="who-waits">
        {t("overview.waiting")}
      </Title>
      {now.waiting.every((row) => row.count === 0) ? (
        <p className="empty">{t("queue.nobody")}</p>
      ) : (
        <table className="figures chart">
          <thead>
            <tr>
              <th scope="col">{t("search.urgency")}</th>
              <th scope="col">{t("overview.people")}</th>
              <th scope="col">{t("overview.longest")}</th>
              <th scope="col">{t("overview.late")}</th>
            </tr>
          </thead>
          <tbody>
            {now.waiting.map((row) => (
              <tr key={row.urgency} className={row.urgency}>
                <th scope="row">
                  {urgencyWords(row.urgency)}
                  <Stripe of={[row.count / most]} />
                </th>
                <td>{whole(row.count)}</td>
                <td>{row.longestWaitSeconds === null ? "–" : duration(row.longestWaitSeconds)}</td>
                <td>{whole(row.overdue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="hint">{t("overview.held", { helper: whole(now.withOperator), person: whole(now.withPerson) })}</p>
    </section>
  );
}
