import { useTranslation } from "react-i18next";
import type { Queue } from "../api/model";
import { duration } from "../words/codes";

/** How late the desk may be before it says so, in milliseconds. */
const lagWorthSaying = 5_000;

/** How long the longest wait is, and whether the desk itself is late. */
export function QueueSummary({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation();
  const waiting = queue.counts.immediate + queue.counts.urgent + queue.counts.normal;
  const lag = queue.journalLagMs ?? 0;
  return (
    <p className="hint">
      {waiting > 0 ? t("queue.longest", { time: duration(queue.longestWaitSeconds ?? 0) }) : t("queue.nobodyWaits")}
      {lag > lagWorthSaying && ` ${t("queue.late", { time: duration(lag / 1000) })}`}
    </p>
  );
}
