import "../funnels/funnels.css";
import { Button, NativeSelect, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { whole } from "../../words/tongue";
import { useDraft } from "../draft/queries";
import { daysOf, periods } from "../funnels/model";
import { Answer } from "./Answer";
import { setAside, useActing, useUnknown, type UnknownAnswer } from "./queries";

/** What several people wrote at a question, and no answer of it was known by. */
export default function Unknown() {
  const { t } = useTranslation();
  const [asked, setAsked] = useSearchParams();
  const draft = useDraft();
  const dialogs = draft.data?.dialogs.map((one) => one.name) ?? [];
  const dialog = asked.get("dialog") ?? "";
  const [days, aside] = [daysOf(asked.get("days")), asked.get("aside") !== null];
  const unknown = useUnknown(dialog, days, aside);
  const [last, setLast] = useState<UnknownAnswer | null>(null);
  const putting = useActing(({ answer, to }: { readonly answer: UnknownAnswer; readonly to: boolean }) => setAside(answer, to).then(() => setLast(to ? answer : null)));
  const ask = (name: string, value: string): void => {
    setLast(null);
    setAsked(
      (now) => {
        if (value === "") now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  };
  const answers = unknown.data?.answers ?? [];
  const places = [...new Set(answers.map(placeOf))];
  const limit = whole(unknown.data?.limit ?? 3);
  return (
    <>
      <Title order={2}>{t("unknown")}</Title>
      <p className="hint">{t("unknown.about", { number: limit })}</p>
      <div className="wanted">
        <NativeSelect label={t("funnels.dialog")} value={dialog} onChange={(event) => ask("dialog", event.currentTarget.value)}>
          <option value="">{t("unknown.allDialogs")}</option>
          {[...new Set([...dialogs, ...(dialog === "" ? [] : [dialog])])].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect label={t("funnels.period")} value={String(days)} onChange={(event) => ask("days", event.currentTarget.value)}>
          {periods.map((one) => (
            <option key={one} value={one}>
              {t("funnels.days", { number: whole(one) })}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect label={t("unknown.show")} value={aside ? "aside" : ""} onChange={(event) => ask("aside", event.currentTarget.value)}>
          <option value="">{t("unknown.open")}</option>
          <option value="aside">{t("unknown.aside")}</option>
        </NativeSelect>
      </div>
      <Problem of={draft.error ?? unknown.error ?? putting.error} />
      {(draft.isPending || unknown.isLoading) && <Loading />}
      <div role="status">
        {last && (
          <p className="warning">
            {t("unknown.wasAside", { words: last.words, number: limit })}{" "}
            <Button variant="default" onClick={() => putting.mutate({ answer: last, to: false })}>
              {t("unknown.undo")}
            </Button>
          </p>
        )}
      </div>
      {unknown.data && answers.length === 0 && <p className="empty">{aside ? t("unknown.noneAside") : t("unknown.none", { number: limit })}</p>}
      {answers.length > 0 && <p className="hint">{t("unknown.rule")}</p>}
      {unknown.data && !unknown.data.all && <p className="hint">{t("unknown.only")}</p>}
      {places.map((place) => (
        <section key={place} className="stack" aria-labelledby={`unknown-${place}`}>
          <Title order={3} id={`unknown-${place}`}>
            <Link className="link" to={`/studio/dialogs/${place.replace(".", "?node=")}`}>
              {place}
            </Link>
          </Title>
          <ul className="lines">
            {answers
              .filter((one) => placeOf(one) === place)
              .map((one) => (
                <Answer key={`${one.language} ${one.words}`} of={one} aside={aside} put={(to) => putting.mutate({ answer: one, to })} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const placeOf = (answer: UnknownAnswer): string => `${answer.dialog}.${answer.node}`;
