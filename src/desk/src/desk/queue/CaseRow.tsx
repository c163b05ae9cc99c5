import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import type { CaseLine } from "../api/model";
import { Urgency } from "../parts/Urgency";
import { channelWords, clock, duration, endedWords, languageWords, since, stepWords, topicWords } from "../words/codes";

/** One case of a list: what, how urgent, in which language, how long. */
export function CaseRow({ line, open }: { readonly line: CaseLine; readonly open: boolean }) {
  const { t } = useTranslation();
  const waits = line.status === "waiting";
  const who = line.holder ? t("queue.with", { name: line.holder }) : waits ? t("queue.waits", { time: duration(since(line.waitingSince ?? line.openedAt)) }) : t(`status.${line.status}`);
  const about = [languageWords(line.language), channelWords(line.channel), who];
  const late = line.due && waits ? since(line.due) : null;
  const inside = (
    <>
      <span className="top">
        <strong>{topicWords(line.topic)}</strong>
        <Urgency level={line.urgency} />
      </span>
      <span className="about">{about.join(" · ")}</span>
      {line.endedByPerson && <span className="about">{endedWords(line.endedByPerson)}</span>}
      {line.status === "with_person" && !line.endedByPerson && <span className="about">{t("queue.personsTurn")}</span>}
      {late !== null && <span className={`about ${late > 0 ? "late" : ""}`}>{late > 0 ? t("queue.lateBy", { time: duration(late) }) : t("queue.due", { time: clock(line.due ?? "") })}</span>}
      {waits && line.step !== "none" && <span className="about late">{stepWords(line.step)}</span>}
    </>
  );
  const looks = `row ${line.urgency}`;
  return open ? (
    <NavLink className={looks} to={`/cases/${encodeURIComponent(line.id)}`} data-case={line.id}>
      {inside}
    </NavLink>
  ) : (
    <div className={looks}>{inside}</div>
  );
}
