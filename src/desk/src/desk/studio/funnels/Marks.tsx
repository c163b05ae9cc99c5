import "./marks.css";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import { whole } from "../../words/tongue";
import type { FunnelNode } from "./model";

/** The days that the marks of a drawing tell of. */
export const markedDays = 30;

/** The numbers of the nodes that are drawn, by name; null while they are not looked at. */
export const Marks = createContext<ReadonlyMap<string, FunnelNode> | null>(null);

/** The numbers of one node in its box: how many reached it, and how many left there. Nothing where they are too few. */
export function MarksOf({ node }: { readonly node: string }) {
  const { t } = useTranslation();
  const mine = useContext(Marks)?.get(node);
  if (!mine || mine.reached === null) return null;
  return (
    <span className="marks">
      <span>{t("funnels.markReached", { number: whole(mine.reached) })}</span>
      {mine.misunderstood !== null && <span className="misunderstood">{t("funnels.markMisunderstood", { number: whole(mine.misunderstood) })}</span>}
      {mine.left !== null && <span className="left">{t("funnels.markLeft", { number: whole(mine.left) })}</span>}
    </span>
  );
}
