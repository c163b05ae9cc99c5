import { Button, Switch, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { FormDialog } from "../parts/FormDialog";
import { Problem } from "../parts/Problem";
import { day } from "../words/codes";
import { LinkTelegram } from "./LinkTelegram";
import { useTelegram, useTelegramAct } from "./queries";

/** One's own account in Telegram: for the operators' group, and to be told when somebody waits too long. Nothing where the house has no group. */
export function Telegram() {
  const { t } = useTranslation();
  const link = useTelegram();
  const [asked, setAsked] = useState<"link" | "unlink" | null>(null);
  const end = useTelegramAct(() => api.post("telegram/unlink"));
  const tell = useTelegramAct((on: boolean) => api.post("telegram/notices", { on }));
  if (!link.data?.enabled && asked === null) return null;
  const { linked = false, since = null, notices = false } = link.data ?? {};
  return (
    <section className="card" aria-labelledby="telegram">
      <Title order={3} id="telegram">
        {t("telegram.title")}
      </Title>
      <p>{t("telegram.about")}</p>
      <p className="hint" role="status">
        {linked && since ? t("telegram.linked", { day: day(since).toLowerCase() }) : t("telegram.notLinked")}
      </p>
      <Problem of={tell.error} />
      {linked && <Switch checked={tell.isPending ? tell.variables : notices} onChange={(event) => tell.mutate(event.currentTarget.checked)} label={t("telegram.notices")} description={t("telegram.noticesAbout")} />}
      <div className="row-of-buttons">
        <Button onClick={() => setAsked("link")}>{t(linked ? "telegram.relink" : "telegram.link")}</Button>
        {linked && <Button onClick={() => setAsked("unlink")}>{t("telegram.unlink")}</Button>}
      </div>
      {asked === "link" && <LinkTelegram since={since} close={() => setAsked(null)} />}
      {asked === "unlink" && (
        <FormDialog title={t("telegram.unlink")} action={t("telegram.unlink")} close={() => setAsked(null)} submit={() => end.mutateAsync(undefined)}>
          <p>{t("telegram.unlinkAbout")}</p>
        </FormDialog>
      )}
    </section>
  );
}
