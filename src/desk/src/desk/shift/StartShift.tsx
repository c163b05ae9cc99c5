import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { FormDialog } from "../parts/FormDialog";

/** Begins a shift, with the time of going home when it is known. */
export function StartShift({ close, done }: { readonly close: () => void; readonly done: () => void }) {
  const { t } = useTranslation();
  const start = useMutation({ mutationFn: (until: string | null) => api.post("shift/start", { until }), onSuccess: done });
  return (
    <FormDialog title={t("shift.start")} action={t("shift.start")} close={close} submit={(given) => start.mutateAsync(nextTime(String(given.get("until"))))}>
      <TextInput name="until" type="time" label={t("shift.untilWhen")} description={t("shift.untilHint")} data-autofocus />
    </FormDialog>
  );
}

/** The next moment at which the clock here shows `time`; null for none. */
function nextTime(time: string): string | null {
  if (!time) return null;
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const moment = new Date();
  moment.setHours(hours, minutes, 0, 0);
  if (moment.getTime() <= Date.now()) moment.setDate(moment.getDate() + 1);
  return moment.toISOString();
}
