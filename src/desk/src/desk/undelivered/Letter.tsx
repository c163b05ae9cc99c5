import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { CaseLine, DeadLetter } from "../api/model";
import { useMe } from "../door/me";
import { FormDialog } from "../parts/FormDialog";
import { clock, day, topicWords } from "../words/codes";

interface Lost {
  readonly letter: DeadLetter;
  /** The case of its person, when the page knows one. */
  readonly line: CaseLine | undefined;
  readonly sendAgain: (letter: DeadLetter) => Promise<unknown>;
}

/** One reply that reached nobody. */
export function Letter({ letter, line, sendAgain }: Lost) {
  const { t } = useTranslation();
  const { talks } = useMe();
  const go = useNavigate();
  const [asked, setAsked] = useState(false);
  const caseId = line?.id ?? letter.caseId;
  const what = `letter-${letter.deliveryId}`;
  return (
    <li className="card">
      <p className="about" id={what}>
        {`${day(letter.at)} ${clock(letter.at)} · ${line ? topicWords(line.topic) : t("lost.unknown")}`}
      </p>
      <p dir="auto">{letter.words}</p>
      <div className="row-of-buttons">
        <Button aria-describedby={what} onClick={() => setAsked(true)}>
          {t("lost.again")}
        </Button>
        {caseId && talks && <Button onClick={() => void go(`/cases/${encodeURIComponent(caseId)}`)}>{t("lost.open")}</Button>}
      </div>
      {asked && (
        <FormDialog title={t("lost.again")} action={t("lost.againAction")} close={() => setAsked(false)} submit={() => sendAgain(letter)}>
          <p>{t("lost.againAbout")}</p>
        </FormDialog>
      )}
    </li>
  );
}
