import "./funnels.css";
import { NativeSelect, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMe } from "../../door/me";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { languageWords } from "../../words/codes";
import { whole } from "../../words/tongue";
import { useDraft } from "../draft/queries";
import { daysOf, isEmpty, periods } from "./model";
import { useFunnel } from "./queries";
import { Table } from "./Table";

/** How far people get in a dialog: how many reach each node, answer, skip, misunderstand and leave. */
export default function Funnels() {
  const { t } = useTranslation();
  const [asked, setAsked] = useSearchParams();
  const { readsAnswers } = useMe();
  const draft = useDraft();
  const dialogs = draft.data?.dialogs.map((one) => one.name) ?? [];
  const dialog = asked.get("dialog") ?? dialogs[0] ?? "";
  const days = daysOf(asked.get("days"));
  const language = asked.get("language");
  const funnel = useFunnel(dialog, days, language);
  const ask = (name: string, value: string): void =>
    setAsked(
      (now) => {
        if (value === "") now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  return (
    <>
      <Title order={2}>{t("funnels")}</Title>
      <p className="hint">{t("funnels.about")}</p>
      <div className="wanted">
        <NativeSelect label={t("funnels.dialog")} value={dialog} onChange={(event) => ask("dialog", event.currentTarget.value)}>
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
        <NativeSelect label={t("funnels.language")} value={language ?? ""} onChange={(event) => ask("language", event.currentTarget.value)}>
          <option value="">{t("funnels.allLanguages")}</option>
          {funnel.data?.languages.map((one) => (
            <option key={one} value={one}>
              {languageWords(one)}
            </option>
          ))}
        </NativeSelect>
      </div>
      <Problem of={draft.error ?? funnel.error} />
      {(draft.isPending || funnel.isLoading) && <Loading />}
      {draft.data && dialog === "" && <p className="empty">{t("studio.noDialogs")}</p>}
      {funnel.data?.nodes.length === 0 && <p className="empty">{t("funnels.unknown")}</p>}
      {funnel.data && funnel.data.nodes.length > 0 && isEmpty(funnel.data.nodes) && <p className="empty">{t("funnels.none", { limit: whole(funnel.data.limit) })}</p>}
      {funnel.data && !isEmpty(funnel.data.nodes) && <Table funnel={funnel.data} />}
      {readsAnswers && dialog !== "" && (
        <p>
          <Link className="link" to={`/studio/unknown?dialog=${dialog}`}>
            {t("unknown.to")}
          </Link>
        </p>
      )}
    </>
  );
}
