import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { whole } from "../../words/tongue";
import { useEditing } from "./editing";
import { TextField } from "./fields";
import { NewNode } from "./NewNode";
import { NodeForm } from "./NodeForm";

interface Opened {
  /** Beside the graph only the node that was chosen there is shown. */
  readonly only: boolean;
  readonly selected: string | null;
  readonly select: (node: string | null) => void;
}

/** The nodes in the order of the file; one is open. */
export function Form({ only, selected, select }: Opened) {
  const { t } = useTranslation();
  const { script, faults } = useEditing();
  const [adding, setAdding] = useState(false);
  const open = script.nodes.find((node) => node.name === selected);
  return (
    <section className="nodes" aria-label={t("studio.nodes")}>
      {!only && <TextField path={["topic"]} words="studio.key.topic" hint="studio.hint.topic" />}
      {only && !open && <p className="empty">{t("studio.pickNode")}</p>}
      <ul className="lines">
        {script.nodes
          .filter((node) => !only || node === open)
          .map((node) => {
            const mine = faults.filter((one) => one.node === node.name);
            const errors = mine.filter(({ fault }) => fault.severity === "error").length;
            return (
              <li key={node.name} className="card node" data-node={node.name}>
                <button type="button" className="node-head" aria-expanded={node === open} onClick={() => select(node === open ? null : node.name)}>
                  <b>{node.name}</b>
                  <span className="hint">{node.kind ? t(`studio.kind.${node.kind}`) : t("studio.kind.none")}</span>
                  <span className="brief">{node.text ?? node.target ?? ""}</span>
                  {errors > 0 && <span className="badge immediate">{t("studio.errors", { number: whole(errors) })}</span>}
                  {mine.length > errors && <span className="badge urgent">{t("studio.warnings", { number: whole(mine.length - errors) })}</span>}
                </button>
                {node === open && (
                  <>
                    {mine.map(({ fault }, index) => (
                      <p key={index} className={fault.severity === "error" ? "problem" : "warning"}>
                        {fault.message}
                      </p>
                    ))}
                    <NodeForm node={node} removed={() => select(null)} />
                  </>
                )}
              </li>
            );
          })}
      </ul>
      <Button onClick={() => setAdding(true)}>{t(open ? "studio.newBelow" : "studio.newNode", { name: open?.name ?? "" })}</Button>
      {adding && <NewNode below={open?.name ?? null} close={() => setAdding(false)} added={select} />}
    </section>
  );
}
