import { Button, Title } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { ActLine } from "./ActLine";
import { askedOf, AuditFields } from "./AuditFields";
import { useActs, useChoices, type Asked } from "./queries";
import { byDay, folded } from "./words";

/** Who did what: of people and cases for coordinators, of accounts for administrators. */
export default function Audit() {
  const { t } = useTranslation();
  const choices = useChoices();
  const [asked, setAsked] = useState<Asked>({});
  const acts = useActs(asked);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const next = askedOf(new FormData(event.currentTarget));
    if (JSON.stringify(next) === JSON.stringify(asked)) void acts.refetch();
    else setAsked(next);
  };
  return (
    <Room title={t("audit")}>
      <p className="hint">{t("audit.about")}</p>
      <form className="card fields" onSubmit={submit}>
        <AuditFields choices={choices.data} />
        <div className="row-of-buttons">
          <Button type="submit" variant="filled" loading={acts.isFetching && !acts.isFetchingNextPage}>
            {t("audit.show")}
          </Button>
        </div>
      </form>
      <Problem of={choices.error ?? acts.error} />
      {acts.isPending && !acts.error && <Loading />}
      {acts.data && (
        <section className="stack" aria-label={t("audit.found")}>
          {acts.data.length === 0 && <p className="empty">{t("audit.none")}</p>}
          {byDay(acts.data).map(([day, done]) => (
            <section key={day} className="card stack" aria-label={day}>
              <Title order={3}>{day}</Title>
              <ul className="lines">
                {folded(done).map((run) => (
                  <ActLine key={run[0].id} run={run} />
                ))}
              </ul>
            </section>
          ))}
        </section>
      )}
      {acts.hasNextPage && (
        <Button onClick={() => void acts.fetchNextPage()} loading={acts.isFetchingNextPage}>
          {t("audit.earlier")}
        </Button>
      )}
    </Room>
  );
}
