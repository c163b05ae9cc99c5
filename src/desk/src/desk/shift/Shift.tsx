import { Button, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { Shift as ShiftScreen } from "../api/model";
import { useMe } from "../door/me";
import { FormDialog } from "../parts/FormDialog";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { clock, languageWords } from "../words/codes";
import { Hours } from "./Hours";
import { StartShift } from "./StartShift";
import { Waits } from "./Waits";

/** Who is here now, until when, and what people are told about the wait. */
export default function Shift() {
  const { t } = useTranslation();
  const { oversees } = useMe();
  const client = useQueryClient();
  const shift = useQuery({ queryKey: kept.shift, queryFn: () => api.get<ShiftScreen>("shift"), refetchInterval: 60_000 });
  const [asked, setAsked] = useState<"start" | "end" | null>(null);
  const again = (): void => void Promise.all([kept.shift, kept.queue, kept.mine].map((queryKey) => client.invalidateQueries({ queryKey })));
  const end = useMutation({ mutationFn: () => api.post("shift/end"), onSuccess: again });
  if (!shift.data) return <Room title={t("shift")}>{shift.error ? <Problem of={shift.error} /> : <Loading />}</Room>;
  const { me, on, hours, waits } = shift.data;
  return (
    <Room title={t("shift")}>
      {me && (
        <section className="card" aria-labelledby="own-shift">
          <Title order={3} id="own-shift">
            {t("shift.mine")}
          </Title>
          <p>{!me.on ? t("shift.off") : me.until ? t("shift.until", { time: clock(me.until) }) : t("shift.on")}</p>
          <div className="row-of-buttons">
            <Button variant={me.on ? "default" : "filled"} onClick={() => setAsked("start")}>
              {t(me.on ? "shift.change" : "shift.start")}
            </Button>
            {me.on && <Button onClick={() => setAsked("end")}>{t("shift.end")}</Button>}
          </div>
          {asked === "start" && <StartShift close={() => setAsked(null)} done={again} />}
          {asked === "end" && (
            <FormDialog title={t("shift.end")} action={t("shift.end")} close={() => setAsked(null)} submit={() => end.mutateAsync()}>
              <p>{t("shift.goesBack", { number: String(me.goesBack) })}</p>
            </FormDialog>
          )}
        </section>
      )}
      <section className="card" aria-labelledby="on-shift">
        <Title order={3} id="on-shift">
          {t("shift.who")}
        </Title>
        {on.length === 0 ? (
          <p className="empty">{t("shift.nobody")}</p>
        ) : (
          <ul className="lines">
            {on.map((one) => (
              <li key={one.alias}>
                <strong>{one.alias}</strong>
                <span>{one.languages.map(languageWords).join(", ")}</span>
                {one.until && <span className="about">{t("shift.until", { time: clock(one.until) })}</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Waits waits={waits} />
      <Hours hours={hours} may={oversees} done={again} />
    </Room>
  );
}
