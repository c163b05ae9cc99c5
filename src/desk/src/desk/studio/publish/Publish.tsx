import "./publish.css";
import "../try/try.css";
import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { whole } from "../../words/tongue";
import type { Draft } from "../draft/model";
import { useDraft } from "../draft/queries";
import { RollBack } from "../history/RollBack";
import { Replay } from "../try/Replay";
import { TestRuns } from "../try/TestRuns";
import { Ask } from "./Ask";
import { ChangeList } from "./ChangeList";
import { Drafted } from "./Drafted";
import { Found } from "./Found";
import type { Entry } from "./model";
import { useChanges } from "./queries";

/** What changes, what the check says, and publishing it. */
export default function Publish() {
  const { t } = useTranslation();
  const { data: draft, error } = useDraft();
  const [done, setDone] = useState<Entry | null>(null);
  const files = draft?.files.filter((file) => file.changed || file.deleted) ?? [];
  return (
    <>
      <Title order={2}>{t("publish")}</Title>
      <Problem of={error} />
      {!draft && !error && <Loading />}
      {done && <Done entry={done} />}
      {draft && (
        <>
          {files.length > 0 && (
            <>
              <Differing draft={draft} />
              <Found draft={draft} />
              <TestRuns />
              <Replay />
            </>
          )}
          {files.length > 0 && (draft.source === "git" ? <Git /> : <Ask draft={draft} done={setDone} />)}
          <Drafted files={files} />
        </>
      )}
    </>
  );
}

function Differing({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { data, error } = useChanges(null);
  return (
    <section className="card stack" aria-labelledby="publish-changes">
      <Title order={3} id="publish-changes">
        {t("changes")}
      </Title>
      <Problem of={error} />
      {!data && !error && <Loading />}
      {data && <ChangeList changes={data} draft={draft} />}
    </section>
  );
}

/** The folders on the server are the source: nothing can be published from here. */
function Git() {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-labelledby="publish-git">
      <Title order={3} id="publish-git">
        {t("publish.git")}
      </Title>
      <p>{t("publish.gitAbout")}</p>
      <a className="link" href="/api/v1/studio/patch" download>
        {t("publish.patch")}
      </a>
    </section>
  );
}

function Done({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const [undoing, setUndoing] = useState(false);
  const [undone, setUndone] = useState<Entry | null>(null);
  const before = entry.number - 1;
  return (
    <section className="card stack done" aria-label={t("publish.result")}>
      <p role="status">{undone ? t("history.rolledBack", { number: whole(undone.number), of: whole(before) }) : t("publish.done", { number: whole(entry.number) })}</p>
      <div className="row-of-buttons">
        {!undone && before > 0 && <Button onClick={() => setUndoing(true)}>{t("publish.undo", { number: whole(before) })}</Button>}
        <Link className="link" to="/studio/history">
          {t("publish.toHistory")}
        </Link>
      </div>
      {undoing && <RollBack to={before} current={entry.number} close={() => setUndoing(false)} done={setUndone} />}
    </section>
  );
}
