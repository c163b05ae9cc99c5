import { Button, NativeSelect, Progress, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/api";
import { Problem } from "../../parts/Problem";
import { whole } from "../../words/tongue";
import { ReplayFound } from "./ReplayFound";
import type { ReplayNow } from "./model";

const numbers = [50, 200, 500] as const;

/** How often a running replay is asked for, in milliseconds. */
const often = 1_000;

/** Plays what people really answered against the draft, and shows in numbers who would end elsewhere. */
export function Replay() {
  const { t } = useTranslation();
  const [many, setMany] = useState<number>(200);
  const begin = useMutation({ mutationFn: () => api.post<ReplayNow>("studio/replay", { conversations: many }) });
  const id = begin.data?.id;
  const stop = useMutation({ mutationFn: () => api.post(`studio/replay/${id}/stop`) });
  const now = useQuery({
    queryKey: ["studio", "replay", id],
    queryFn: () => api.get<ReplayNow>(`studio/replay/${id}`),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.error || (query.state.data && query.state.data.state !== "running") ? false : often),
    retry: false,
  });
  const running = now.data?.state === "running" || (id !== undefined && now.isPending);
  return (
    <section className="card" aria-labelledby="try-replay">
      <Title order={3} id="try-replay">
        {t("try.replay")}
      </Title>
      <p className="hint">{t("try.replayAbout")}</p>
      <div className="tryingSettings">
        <NativeSelect label={t("try.replayMany")} value={String(many)} onChange={(event) => setMany(Number(event.currentTarget.value))}>
          {numbers.map((number) => (
            <option key={number} value={number}>
              {whole(number)}
            </option>
          ))}
        </NativeSelect>
        <Button onClick={() => begin.mutate()} loading={begin.isPending} disabled={running}>
          {t("try.replayRun")}
        </Button>
        {running && (
          <Button variant="default" onClick={() => stop.mutate()}>
            {t("try.replayStop")}
          </Button>
        )}
      </div>
      <Problem of={begin.error ?? now.error ?? stop.error} />
      {now.data && running && <Progress value={now.data.of === 0 ? 0 : (100 * now.data.done) / now.data.of} aria-label={t("try.replay")} />}
      {now.data && (
        <p role="status">{t(`try.replay.${now.data.state}`, { done: whole(now.data.done), of: whole(now.data.of) })}</p>
      )}
      {now.data && !running && <ReplayFound of={now.data} />}
    </section>
  );
}
