import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { known, whole } from "../../words/tongue";
import type { Draft } from "../draft/model";
import { grouped, placeOfChange, type Change, type Changes } from "./model";

interface Compared {
  readonly changes: Changes;
  /** The draft that makes these changes: each then leads to its place. */
  readonly draft?: Draft;
}

/** What changes, in words, by dialog, and how many people wait where. */
export function ChangeList({ changes, draft }: Compared) {
  const { t } = useTranslation();
  if (changes.changes.length === 0) return <p className="empty">{t(changes.compared ? "changes.none" : "changes.first")}</p>;
  const groups = grouped(changes.changes);
  return (
    <>
      {!changes.compared && <p className="warning">{t("changes.files")}</p>}
      <div className="stack">
        {groups.map((group) => (
          <div key={group.dialog ?? ""} className="change-group">
            {(group.dialog !== null || groups.length > 1) && <Title order={4}>{group.dialog ?? t("changes.rest")}</Title>}
            {group.waiting > 0 && <span className="badge urgent">{t("changes.waiting", { number: whole(group.waiting) })}</span>}
            <ul className="lines">
              {group.changes.map((change) => (
                <Line key={`${change.kind} ${change.name}`} change={change} to={draft ? placeOfChange(change, draft) : null} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </>
  );
}

function Line({ change, to }: { readonly change: Change; readonly to: string | null }) {
  const words = `${known("change", change.kind) ?? change.kind} ${change.name}`;
  return (
    <li data-change={change.node ?? change.name}>
      {to ? (
        <Link className="link" to={to}>
          {words}
        </Link>
      ) : (
        <strong>{words}</strong>
      )}
      <span>{change.what.join("; ")}</span>
    </li>
  );
}
