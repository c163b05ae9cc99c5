import { Button, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { Problem } from "../parts/Problem";
import { clock, day } from "../words/codes";
import { useOwnAct, useSessions } from "./queries";

/** Where one is signed in. Neither device nor address is kept, so there are times only. */
export function Sessions() {
  const { t } = useTranslation();
  const sessions = useSessions();
  const end = useOwnAct((id: string) => api.post(`me/sessions/${encodeURIComponent(id)}/end`));
  const others = useOwnAct(() => api.post("me/sessions/end-others"));
  const when = (at: string): string => `${day(at).toLowerCase()}, ${clock(at)}`;
  return (
    <section className="card" aria-labelledby="sessions">
      <Title order={3} id="sessions">
        {t("sessions.title")}
      </Title>
      <Problem of={sessions.error ?? end.error ?? others.error} />
      <ul className="lines">
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <span>{t("sessions.line", { began: when(session.startedAt), seen: when(session.seenAt) })}</span>
            {session.current ? <strong>{t("sessions.this")}</strong> : <Button onClick={() => end.mutate(session.id)}>{t("sessions.end")}</Button>}
          </li>
        ))}
      </ul>
      {sessions.data && sessions.data.length > 1 && (
        <Button onClick={() => others.mutate(undefined)} loading={others.isPending}>
          {t("sessions.endOthers")}
        </Button>
      )}
    </section>
  );
}
