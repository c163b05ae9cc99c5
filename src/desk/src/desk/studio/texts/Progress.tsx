import { known, whole } from "../../words/tongue";
import type { LineState } from "./model";
import { states } from "./rows";

/** How many lines are how far: in words, and as a bar for the eye. */
export function Progress({ counts }: { readonly counts: Readonly<Record<LineState, number>> }) {
  const all = states.reduce((sum, state) => sum + counts[state], 0);
  let from = 0;
  return (
    <div className="text-progress">
      <svg aria-hidden="true" focusable="false">
        {[...states].reverse().map((state) => {
          const [share, at] = [all ? (counts[state] / all) * 100 : 0, from];
          from += share;
          return <rect key={state} className={`text-${state}`} x={`${at}%`} width={`${share}%`} height="100%" />;
        })}
      </svg>
      <p className="hint">
        {states
          .filter((state) => counts[state] > 0)
          .map((state) => `${known("texts.state", state) ?? state}: ${whole(counts[state])}`)
          .join(" · ")}
      </p>
    </div>
  );
}
