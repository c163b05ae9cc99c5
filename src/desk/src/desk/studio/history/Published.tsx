import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { clock, day } from "../../words/codes";
import { known, whole } from "../../words/tongue";
import { ChangeList } from "../publish/ChangeList";
import type { Entry } from "../publish/model";
import { useChanges } from "../publish/queries";

interface Listed {
  readonly entry: Entry;
  readonly isCurrent: boolean;
  /** Null where nothing can be rolled back to it. */
  readonly rollBack: (() => void) | null;
}

/** One act of publishing: when, by whom, why; what it changed when somebody asks. */
export function Published({ entry, isCurrent, rollBack }: Listed) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <li className="card published" data-publication={entry.number}>
      <Title order={3}>{t("history.number", { number: whole(entry.number) })}</Title>
      {isCurrent && <span className="badge normal">{t("history.current")}</span>}
      <span>{known("publication", entry.act) ?? entry.act}</span>
      {entry.filesOf !== null && <span>{t("history.filesOf", { number: whole(entry.filesOf) })}</span>}
      <span className="hint">
        <time dateTime={entry.at}>
          {day(entry.at)}, {clock(entry.at)}
        </time>
        {" · "}
        {entry.by ?? t("history.terminal")}
      </span>
      <p className="why">{entry.why}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t("history.changed")}</summary>
        {open && <Changed number={entry.number} />}
      </details>
      {rollBack && (
        <Button onClick={rollBack} aria-label={t("history.rollBackTo", { number: whole(entry.number) })}>
          {t("history.rollBack")}
        </Button>
      )}
    </li>
  );
}

function Changed({ number }: { readonly number: number }) {
  const { data, error } = useChanges(number);
  if (!data) return error ? <Problem of={error} /> : <Loading />;
  return <ChangeList changes={data} />;
}
