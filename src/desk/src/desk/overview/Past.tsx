import { useTranslation } from "react-i18next";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { whole } from "../words/tongue";
import { Counts } from "./Counts";
import { useTimes, type CountedBy, type Period } from "./queries";
import { Times } from "./Times";

const charts: readonly CountedBy[] = ["topic", "language", "channel", "outcome", "country"];

/** The cases that were opened in a period. */
export function Past({ period }: { readonly period: Period }) {
  const { t } = useTranslation();
  const { data, error } = useTimes(period);
  if (!data) return error ? <Problem of={error} /> : <Loading />;
  const total = data.times[0]?.opened ?? 0;
  if (total === 0) return <p className="empty">{t("overview.none")}</p>;
  return (
    <>
      <p>{t("overview.total", { number: whole(total) })}</p>
      <div className="charts">
        <Times times={data.times} />
        {charts.map((by) => (
          <Counts key={by} by={by} period={period} />
        ))}
      </div>
    </>
  );
}
