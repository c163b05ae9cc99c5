import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { setKey } from "../script/edits";
import type { Arm, ScriptNode } from "../script/script";
import { find } from "../script/tree";
import type { Plain } from "../script/write";
import { AsItStands } from "./AsItStands";
import { useEditing } from "./editing";
import { plainOf, SourceField } from "./fields";
import { Target } from "./Target";

/** The ways out of a branch: the first whose condition holds is taken. */
export function Arms({ node }: { readonly node: ScriptNode }) {
  const { t } = useTranslation();
  const { edit, script } = useEditing();
  const path = [...node.path, "branch"];
  const change = (next: (arms: readonly Plain[]) => readonly Plain[]): void => {
    const list = find(script.tree.root, path);
    edit((text) => setKey(text, path, next(list?.is === "list" ? list.items.map(plainOf) : [])), "arms");
  };
  return (
    <fieldset className="inner">
      <legend>{t("studio.arms")}</legend>
      {node.arms.map((arm, index) => (
        <div key={index} className="part stack" role="group" aria-label={t("studio.arm", { number: index + 1 })}>
          <SourceField path={[...arm.path, "when"]} words="studio.key.when" hint="studio.hint.when" />
          <SourceField path={[...arm.path, "set"]} words="studio.key.set" hint="studio.hint.set" />
          <Target path={[...arm.path, "then"]} words="studio.key.then" none="studio.goesOn" />
          <AsItStands others={arm.others} />
          <div className="row-of-buttons">
            <Button disabled={index === 0 || isRest(arm)} onClick={() => change((arms) => moved(arms, index))}>
              {t("studio.up")}
            </Button>
            <Button disabled={isRest(arm) || isRest(node.arms[index + 1])} onClick={() => change((arms) => moved(arms, index + 1))}>
              {t("studio.down")}
            </Button>
            <Button disabled={isRest(arm)} onClick={() => change((arms) => [...arms.slice(0, index + 1), ...arms.slice(index)])}>
              {t("studio.double")}
            </Button>
            <Button disabled={node.arms.length === 1} onClick={() => change((arms) => arms.filter((_, at) => at !== index))}>
              {t("studio.removeArm", { number: index + 1 })}
            </Button>
          </div>
        </div>
      ))}
      <Button onClick={() => change((arms) => [...arms.slice(0, -1), { when: { slot: "yes" }, then: script.nodes[0]?.name ?? "" }, ...arms.slice(-1)])}>{t("studio.addArm")}</Button>
    </fieldset>
  );
}

/** There is none, or it is taken always: whatever stood below it would never be taken. */
const isRest = (arm: Arm | undefined): boolean => arm === undefined || arm.when === null;

/** One place further up. */
const moved = (arms: readonly Plain[], index: number): readonly Plain[] => [...arms.slice(0, index - 1), arms[index] as Plain, arms[index - 1] as Plain, ...arms.slice(index + 1)];
