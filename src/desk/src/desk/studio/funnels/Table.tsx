import "../../overview/overview.css";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Stripe } from "../../overview/Stripe";
import { whole } from "../../words/tongue";
import { type Funnel, type FunnelNode, kinds, shares, worst } from "./model";

/** The nodes in the order of the script. On a phone each row is a block; the roles keep it a table for a reader. */
export function Table({ funnel }: { readonly funnel: Funnel }) {
  const { t } = useTranslation();
  const [left, misunderstood] = [worst(funnel.nodes, "left"), worst(funnel.nodes, "misunderstood")];
  return (
    <>
      <p className="hint">{t("funnels.rule", { limit: whole(funnel.limit) })}</p>
      <p className="hint">{t("funnels.bars")}</p>
      <table className="figures funnel" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t("funnels.node")}
            </th>
            {(["reached", ...kinds] as const).map((kind) => (
              <th key={kind} scope="col" role="columnheader">
                {t(`funnels.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {funnel.nodes.map((node) => (
            <tr key={node.node} role="row" data-node={node.node}>
              <th scope="row" role="rowheader">
                {node.gone ? (
                  <span>
                    {node.node} <span className="hint">{t("funnels.gone")}</span>
                  </span>
                ) : (
                  <Link className="link" to={`/studio/dialogs/${funnel.dialog}?node=${node.node}`}>
                    {node.node}
                  </Link>
                )}
                {left === node.node && <span className="badge urgent">{t("funnels.mostLeft")}</span>}
                {misunderstood === node.node && <span className="badge urgent">{t("funnels.mostMisunderstood")}</span>}
                <Stripe of={shares(node, funnel.nodes)} />
              </th>
              <Cell of={node} kind="reached" limit={funnel.limit} />
              {kinds.map((kind) => (
                <Cell key={kind} of={node} kind={kind} limit={funnel.limit} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{t("funnels.rest")}</p>
    </>
  );
}

function Cell({ of, kind, limit }: { readonly of: FunnelNode; readonly kind: "reached" | (typeof kinds)[number]; readonly limit: number }) {
  const { t } = useTranslation();
  const number = of[kind];
  const isAsked = kind === "reached" || of.asks;
  const words = !isAsked ? "–" : number === null ? t("funnels.few", { limit: whole(limit) }) : whole(number);
  return (
    <td role="cell" className={!isAsked ? "never" : number === null ? "few" : ""}>
      <span className="of" aria-hidden="true">
        {t(`funnels.${kind}`)}
      </span>
      {words}
    </td>
  );
}
