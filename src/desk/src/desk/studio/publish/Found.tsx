import { Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { whole } from "../../words/tongue";
import type { Draft, Fault } from "../draft/model";
import { useCheck } from "../draft/queries";
import { placeOf } from "./model";

/** So many warnings are shown: whoever has more looks at them file by file. */
const mostShown = 200;

/** What the check says of the whole draft: errors first, each with the way to its place; warnings when they are asked for. */
export function Found({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { data, error } = useCheck();
  const [open, setOpen] = useState(false);
  const of = (severity: Fault["severity"]): readonly Fault[] => data?.faults.filter((fault) => fault.severity === severity) ?? [];
  const warnings = of("warning");
  return (
    <section className="card stack" aria-labelledby="publish-check">
      <Title order={3} id="publish-check">
        {t("studio.faults")}
      </Title>
      <Problem of={error} />
      {!data && !error && <Loading />}
      {data && data.errors === 0 && <p>{t("studio.checkGood")}</p>}
      {data && data.errors > 0 && (
        <>
          <p className="problem">{t("publish.errorsStand", { number: whole(data.errors) })}</p>
          <Faults faults={of("error")} draft={draft} />
        </>
      )}
      {warnings.length > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t("studio.warnings", { number: whole(warnings.length) })}</summary>
          {open && <Faults faults={warnings.slice(0, mostShown)} draft={draft} />}
          {open && warnings.length > mostShown && <p className="hint">{t("publish.moreWarnings", { number: whole(warnings.length - mostShown) })}</p>}
        </details>
      )}
    </section>
  );
}

function Faults({ faults, draft }: { readonly faults: readonly Fault[]; readonly draft: Draft }) {
  const { t } = useTranslation();
  return (
    <ul className="lines faults">
      {faults.map((fault, index) => (
        <li key={index} data-fault={fault.code}>
          <Link className="link" to={placeOf(fault, draft)}>
            {t("publish.place", { place: fault.node ?? fault.file, line: whole(fault.line) })}
          </Link>
          <span>{fault.message}</span>
        </li>
      ))}
    </ul>
  );
}
