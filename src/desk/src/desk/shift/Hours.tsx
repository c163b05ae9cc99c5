import { Button, Textarea, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { HoursOfDuty } from "../api/model";
import { FormDialog } from "../parts/FormDialog";

/** When somebody answers, in the words that the settings take too. A coordinator writes them anew. */
export function Hours({ hours, may, done }: { readonly hours: HoursOfDuty; readonly may: boolean; readonly done: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const write = useMutation({
    mutationFn: (given: FormData) => api.post("duty-hours", { version: hours.version, hours: String(given.get("hours")), holidays: String(given.get("holidays")) }),
    onSuccess: done,
  });
  return (
    <section className="card" aria-labelledby="hours">
      <Title order={3} id="hours">
        {t("hours.title")}
      </Title>
      <p className="kept">{hours.hours || t("hours.none")}</p>
      {hours.holidays && <p className="kept">{t("hours.holidaysAre", { days: hours.holidays })}</p>}
      <p className="hint">{t(hours.from === "desk" ? "hours.fromDesk" : "hours.fromSettings", { zone: hours.zone })}</p>
      {may && <Button onClick={() => setAsked(true)}>{t("change")}</Button>}
      {asked && (
        <FormDialog title={t("hours.title")} action={t("fields.save")} close={() => setAsked(false)} submit={write.mutateAsync}>
          <Textarea name="hours" label={t("hours.hours")} description={t("hours.hint")} defaultValue={hours.hours} rows={4} data-autofocus />
          <Textarea name="holidays" label={t("hours.holidays")} description={t("hours.holidaysHint")} defaultValue={hours.holidays} rows={2} />
        </FormDialog>
      )}
    </section>
  );
}
