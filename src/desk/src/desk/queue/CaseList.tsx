import { useId } from "react";
import type { CaseLine } from "../api/model";
import { CaseRow } from "./CaseRow";

interface Lines {
  readonly title: string;
  readonly empty: string;
  readonly lines: readonly CaseLine[];
  /** Whether this account may open them. */
  readonly open: boolean;
}

/** Cases under a heading; words where there is none. */
export function CaseList({ title, empty, lines, open }: Lines) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 className="heading" id={id}>
        {title}
      </h2>
      {lines.length === 0 ? (
        <p className="empty">{empty}</p>
      ) : (
        <ul className="list">
          {lines.map((line) => (
            <li key={line.id}>
              <CaseRow line={line} open={open} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
