import "./history.css";
import "../publish/publish.css";
import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { whole } from "../../words/tongue";
import { useDraft } from "../draft/queries";
import type { Entry } from "../publish/model";
import { useHistory } from "../publish/queries";
import { Published } from "./Published";
import { RollBack } from "./RollBack";

/** What was published, when, by whom and why, and the way back. */
export default function History() {
  const { t } = useTranslation();
  const { data: draft } = useDraft();
  const history = useHistory();
  const [asked, setAsked] = useState<number | null>(null);
  const [done, setDone] = useState<Entry | null>(null);
  const current = history.data?.[0]?.number ?? 0;
  const isServer = draft?.source === "server";
  return (
    <>
      <Title order={2}>{t("history")}</Title>
      <p className="hint">{t(draft?.source === "git" ? "history.git" : "history.about")}</p>
      <p className="status" role="status">
        {done ? t("history.rolledBack", { number: whole(done.number), of: whole(done.filesOf ?? 0) }) : ""}
      </p>
      <Problem of={history.error} />
      {history.isPending && <Loading />}
      {history.data && (
        <section aria-label={t("history")}>
          {history.data.length === 0 && <p className="empty">{t("history.none")}</p>}
          <ol className="lines">
            {history.data.map((entry) => (
              <Published key={entry.number} entry={entry} isCurrent={isServer && entry.number === current} rollBack={isServer && entry.number !== current ? () => setAsked(entry.number) : null} />
            ))}
          </ol>
        </section>
      )}
      {history.hasNextPage && (
        <Button onClick={() => void history.fetchNextPage()} loading={history.isFetchingNextPage}>
          {t("history.earlier")}
        </Button>
      )}
      {asked !== null && <RollBack to={asked} current={current} close={() => setAsked(null)} done={setDone} />}
    </>
  );
}
