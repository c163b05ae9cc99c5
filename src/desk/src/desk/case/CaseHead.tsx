import { Button, Title } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Case } from "../api/model";
import { ErasureWaits } from "../erasure/ErasureWaits";
import { Urgency } from "../parts/Urgency";
import { useNow } from "../parts/useNow";
import { channelWords, duration, endedWords, languageWords, modeWords, outcomeWords, since, topicWords } from "../words/codes";
import { AlsoHere } from "./AlsoHere";
import { Decisions } from "./Decisions";
import { useJustTaken } from "./useJustTaken";

/** What it is about, how urgent, how it stands, and what one may decide. */
export function CaseHead({ item, mine }: { readonly item: Case; readonly mine: boolean }) {
  const { t } = useTranslation();
  useNow(30_000);
  const about = [languageWords(item.language), channelWords(item.channel), t("case.opened", { time: duration(since(item.openedAt)) }), t("case.code", { code: item.id })];
  return (
    <header className="case-head">
      <Link className="back" to="/">
        {t("case.back")}
      </Link>
      <div className="who">
        <div className="top">
          <Title order={2} id="case-title" tabIndex={-1}>
            {topicWords(item.topic)}
          </Title>
          <Urgency level={item.urgency} />
        </div>
        <p className="about">{about.join(" · ")}</p>
        <p className="about">{standing(t, item, mine)}</p>
        <AlsoHere id={item.id} />
      </div>
      {item.pseudonym && <ErasureWaits pseudonym={item.pseudonym} />}
      {mine && item.pseudonym && <JustTaken id={item.id} />}
      {mine && <Decisions item={item} />}
    </header>
  );
}

/** Who took the wrong person gives them back with one press, as long as nothing was written. */
function JustTaken({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const undo = useJustTaken(id);
  if (!undo) return null;
  return (
    <p className="taken">
      {t("case.justTaken")}{" "}
      <Button variant="subtle" onClick={undo}>
        {t("case.putBack")}
      </Button>
    </p>
  );
}

/** What goes on, in one line. */
function standing(t: TFunction, item: Case, mine: boolean): string {
  if (item.endedByPerson) return endedWords(item.endedByPerson);
  if (item.status === "closed") return item.outcome ? outcomeWords(item.outcome) : "";
  if (mine && item.status === "with_person") return t("case.personsTurn");
  return item.mode && (mine || item.mode !== "human") ? modeWords(item.mode) : "";
}
