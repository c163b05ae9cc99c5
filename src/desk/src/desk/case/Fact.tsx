import { Button } from "@mantine/core";
import { useState, type ComponentType } from "react";
import type { Case } from "../api/model";

interface Known {
  readonly title: string;
  /** Each in words; with who said it before it, where that matters. */
  readonly lines?: readonly (string | readonly [who: string, words: string])[];
  readonly rows?: readonly (readonly [name: string, value: string])[];
  /** What stands there while nothing is known; else the whole is left out, unless it can be changed. */
  readonly empty?: string;
  readonly item?: Case;
  /** The dialog that changes it, for who may. */
  readonly change?: ComponentType<{ item: Case; close: () => void }> | null;
  readonly action?: string;
}

/** One thing that is known of a case, under its heading. */
export function Fact({ title, lines = [], rows = [], empty, item, change: Change = null, action }: Known) {
  const [open, setOpen] = useState(false);
  if (lines.length + rows.length === 0 && !empty && !Change) return null;
  return (
    <div className="fact">
      <div className="fact-head">
        <h3>{title}</h3>
        {Change && (
          <Button variant="subtle" aria-label={`${action}: ${title}`} onClick={() => setOpen(true)}>
            {action}
          </Button>
        )}
      </div>
      {rows.length > 0 && (
        <table>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td dir="auto">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lines.length > 0 && (
        <ul>
          {lines.map((line, at) => (
            <li key={at} dir="auto">
              {typeof line !== "string" && <span className="about">{line[0]}</span>}
              {typeof line === "string" ? line : line[1]}
            </li>
          ))}
        </ul>
      )}
      {lines.length + rows.length === 0 && empty && <p className="empty">{empty}</p>}
      {Change && open && item && <Change item={item} close={() => setOpen(false)} />}
    </div>
  );
}
