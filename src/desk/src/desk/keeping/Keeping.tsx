import "./keeping.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { Retention } from "../api/model";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { AgedKind } from "./AgedKind";

/** What goes by its age, when, and how much of it. */
export default function Keeping() {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: kept.retention, queryFn: () => api.get<Retention>("retention") });
  if (!data) return <Room title={t("keeping")}>{error ? <Problem of={error} /> : <Loading />}</Room>;
  return (
    <Room title={t("keeping")} still>
      <p>{t("keeping.about")}</p>
      {!data.enabled && <p className="problem">{t("keeping.off")}</p>}
      {data.kinds.every((kind) => kind.within30Days === 0) && <p className="empty">{t("keeping.quiet")}</p>}
      <ul className="stack">
        {data.kinds.map((kind) => (
          <AgedKind key={kind.kind} kind={kind} />
        ))}
      </ul>
      <p className="hint">{t("keeping.settings")}</p>
    </Room>
  );
}
