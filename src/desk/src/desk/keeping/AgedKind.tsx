import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RetentionKind } from "../api/model";
import { duration } from "../words/codes";
import { whole } from "../words/tongue";

const day = 86_400;

/** One kind of data: what it is, how long it is kept, and how much of it goes when. */
export function AgedKind({ kind }: { readonly kind: RetentionKind }) {
  const { t } = useTranslation();
  const soon = [
    ["keeping.now", kind.now],
    ["keeping.week", kind.within7Days],
    ["keeping.month", kind.within30Days],
  ] as const;
  return (
    <li className="card aged">
      <Title order={3}>{t(`aged.${kind.kind}`)}</Title>
      <p>
        <strong>{kind.afterDays > 0 ? t("keeping.after", { time: duration(kind.afterDays * day) }) : t("keeping.atOnce")}</strong>
      </p>
      <p className="hint">{t(`agedAbout.${kind.kind}`)}</p>
      <dl>
        {soon.map(([when, number]) => (
          <div key={when}>
            <dt>{t(when)}</dt>
            <dd>{whole(number)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t("keeping.counted", { unit: t(`unit.${kind.unit}`) })}</p>
    </li>
  );
}
