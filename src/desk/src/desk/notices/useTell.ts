import { useNavigate } from "react-router";
import { useNoticesOn } from "../shell/settings";
import { show } from "./notices";

/** Tells something outside the page, while somebody who wants that looks elsewhere. `to`: where a press on it leads. */
export function useTell(): (kind: string, words: string, to: string) => void {
  const [on] = useNoticesOn();
  const go = useNavigate();
  return (kind, words, to) => {
    if (on && !document.hasFocus()) show(kind, words, () => void go(to));
  };
}
