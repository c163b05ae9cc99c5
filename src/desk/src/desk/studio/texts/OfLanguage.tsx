import { Switch, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { languageWords } from "../../words/codes";
import { Find } from "./Find";
import { LineKeeper } from "./keeper";
import { Line } from "./Line";
import { Progress } from "./Progress";
import { rewrite, useLines, writeLine } from "./queries";
import { counted, fits } from "./rows";
import { useWanted } from "./useWanted";

/** Lines without `draft` are Russian ones by the project's rule: people read Russian where their own language is one. */
const readAnyway = "ru";

/** All lines of a language: what is to be done, and one line at a time to write in. */
export function OfLanguage({ locale }: { readonly locale: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, isPending } = useLines(locale);
  const [wanted, want] = useWanted();
  const [open, setOpen] = useState("");
  const [speaks, setSpeaks] = useState(locale === readAnyway);
  const keeper = useMemo(() => new LineKeeper(locale, (line) => writeLine(locale, line), (context, text, draft) => rewrite(client, locale, context, text, draft)), [client, locale]);
  useEffect(() => {
    const hidden = (): void => (document.visibilityState === "hidden" ? keeper.close() : undefined);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      keeper.close();
    };
  }, [keeper]);
  const rows = data?.rows ?? [];
  const shown = rows.filter((row) => row.context === open || fits(row, wanted, data?.mostParts ?? 0));
  const step = useCallback(
    (context: string, by: number): void => {
      void keeper.save(context);
      setOpen((now) => shown[shown.findIndex((row) => row.context === context) + by]?.context ?? now);
    },
    // The list is another one with each key that is typed into its search.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [keeper, shown],
  );
  return (
    <>
      <Link className="back" to="/studio/texts">
        {t("texts.all")}
      </Link>
      <Title order={2}>{t("texts.of", { language: languageWords(locale) })}</Title>
      <Problem of={error} />
      {isPending && <Loading />}
      {data && (
        <>
          <Progress counts={counted(rows)} />
          {data.broken && <p className="warning">{t("texts.broken")}</p>}
          <Switch checked={speaks} onChange={(event) => setSpeaks(event.currentTarget.checked)} label={t("texts.speaks")} description={t("texts.speaksAbout")} />
          <Find rows={rows} most={data.mostParts} wanted={wanted} want={want} />
          <p className="hint" role="status">
            {shown.length === 0 ? t("texts.none") : t("texts.shown", { number: shown.length, all: rows.length })}
          </p>
          <p className="hint text-keys">{t("texts.keys")}</p>
          <ul className="text-lines">
            {shown.map((row) => (
              <Line key={row.context} row={row} locale={locale} most={data.mostParts} keeper={keeper} isOpen={row.context === open} open={setOpen} step={step} speaks={speaks} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
