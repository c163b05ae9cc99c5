import { useTranslation } from "react-i18next";
import type { Placed } from "./faults";

/** What the check says of this file. Each leads to its place. */
export function Problems({ faults, go }: { readonly faults: readonly Placed[]; readonly go: (fault: Placed) => void }) {
  const { t } = useTranslation();
  if (faults.length === 0) return <p className="empty">{t("studio.noFaults")}</p>;
  return (
    <ul className="lines faults">
      {faults.map((one, index) => (
        <li key={index} data-fault={one.fault.code}>
          <span className={`badge ${one.fault.severity === "error" ? "immediate" : "urgent"}`}>{t(`studio.${one.fault.severity}`)}</span>
          <button type="button" className="link plain" onClick={() => go(one)}>
            {one.node ? t("studio.placeOf", { node: one.node, line: one.line }) : t("studio.lineOf", { line: one.line })}
          </button>
          <span>{one.fault.message}</span>
        </li>
      ))}
    </ul>
  );
}
