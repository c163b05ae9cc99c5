import "./overview.css";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { duration } from "../words/codes";
import { Lost } from "./Lost";
import { Past } from "./Past";
import { periods, useNow, type Period } from "./queries";
import { Waiting } from "./Waiting";

/** How late the desk may be before it says so, in milliseconds. */
const lagWorthSaying = 5_000;

/** How the whole work goes, in numbers: who waits now, and what came of the cases of a time. */
export default function Overview() {
  const { t } = useTranslation();
  const now = useNow();
  const [period, setPeriod] = useState<Period>("week");
  return (
    <Room title={t("overview")}>
      <Problem of={now.error} />
      {now.isPending && <Loading />}
      {now.data && now.data.journalLagMs > lagWorthSaying && <p className="hint">{t("queue.late", { time: duration(now.data.journalLagMs / 1000) })}</p>}
      {now.data && (
        <div className="charts">
          <Waiting now={now.data} />
          <Lost now={now.data} />
        </div>
      )}
      <NativeSelect className="narrow" label={t("overview.period")} value={period} onChange={(event) => setPeriod(event.currentTarget.value as Period)}>
        {Object.keys(periods).map((one) => (
          <option key={one} value={one}>
            {t(`overview.${one as Period}`)}
          </option>
        ))}
      </NativeSelect>
      <Past period={period} />
    </Room>
  );
}
