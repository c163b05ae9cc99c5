import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "../door/me";
import { Problem } from "../parts/Problem";
import { useNow } from "../parts/useNow";
import { urgencies, urgencyWords } from "../words/codes";
import { CaseList } from "./CaseList";
import { useMine, useQueue, useTakeNext } from "./queries";
import { QueueSummary } from "./QueueSummary";

/** Counts, the one big button, own cases and everybody who waits. */
export function Queue() {
  const { t } = useTranslation();
  const { talks } = useMe();
  const queue = useQueue();
  const mine = useMine(talks);
  const take = useTakeNext();
  useNow(30_000);
  const own = mine.data ?? [];
  const waiting = queue.data?.cases.filter((line) => !own.some((held) => held.id === line.id));
  return (
    <section className="queue" aria-label={t("queue")}>
      <ul className="counts">
        {urgencies.map((level) => (
          <li key={level} className={`tile ${level} ${queue.data?.counts[level] ? "" : "none"}`}>
            <strong>{queue.data?.counts[level] ?? "–"}</strong> <span>{urgencyWords(level)}</span>
          </li>
        ))}
      </ul>
      {queue.data && <QueueSummary queue={queue.data} />}
      <Problem of={take.error ?? queue.error ?? mine.error} />
      {talks && (
        <Button id="take-next" variant="filled" className="big" onClick={() => take.mutate()} loading={take.isPending}>
          {t("queue.takeNext")}
        </Button>
      )}
      <p className="status" role="status">
        {take.data === null && !take.isPending ? t("queue.noneForYou") : ""}
      </p>
      {talks && mine.data && <CaseList title={t("queue.mine")} empty={t("queue.noneMine")} lines={own} open />}
      {mine.hasNextPage && (
        <Button onClick={() => void mine.fetchNextPage()} loading={mine.isFetchingNextPage}>
          {t("queue.moreMine")}
        </Button>
      )}
      {waiting && (mine.data ?? !talks) && <CaseList title={t("queue.waiting")} empty={t("queue.nobody")} lines={waiting} open={talks} />}
      {queue.hasNextPage && (
        <Button onClick={() => void queue.fetchNextPage()} loading={queue.isFetchingNextPage}>
          {t("queue.more")}
        </Button>
      )}
    </section>
  );
}
