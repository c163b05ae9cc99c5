import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { urgencyWords } from "../../words/codes";
import { keysOf } from "../script/language";
import { moveNode, removeNode } from "../script/nodes";
import type { ScriptNode } from "../script/script";
import { Arms } from "./Arms";
import { AsItStands } from "./AsItStands";
import { Choices } from "./Choices";
import { useEditing } from "./editing";
import { Expect } from "./Expect";
import { Flag, Pick, SourceField, TextField } from "./fields";
import { Rename } from "./Rename";
import { Target } from "./Target";

const urgencies = ["normal", "urgent", "immediate"] as const;

/** The field of each key. The form asks in the order in which the keys are written. */
const fields: Readonly<Record<string, (node: ScriptNode) => ReactNode>> = {
  say: (node) => <TextField path={[...node.path, "say"]} words="studio.key.say" rows={3} needed />,
  ask: (node) => <TextField path={[...node.path, "ask"]} words="studio.key.ask" rows={3} needed />,
  handoff: (node) => <TextField path={[...node.path, "handoff"]} words="studio.key.handoff" rows={3} needed />,
  end: (node) => <TextField path={[...node.path, "end"]} words="studio.key.end" rows={3} needed />,
  remind: (node) => <TextField path={[...node.path, "remind"]} words="studio.key.remind" rows={3} needed />,
  sms: (node) => <TextField path={[...node.path, "sms"]} words="studio.key.sms" hint="studio.hint.sms" rows={2} />,
  call: (node) => <Target path={[...node.path, "call"]} words="studio.key.call" />,
  goto: (node) => <Target path={[...node.path, "goto"]} words="studio.key.goto" />,
  sensitive: (node) => <Flag path={[...node.path, "sensitive"]} words="studio.key.sensitive" hint="studio.hint.sensitive" />,
  checked: (node) => <TextField path={[...node.path, "checked"]} words="studio.key.checked" hint="studio.hint.checked" />,
  save: (node) => <TextField path={[...node.path, "save"]} words="studio.key.save" hint="studio.hint.save" />,
  topics: (node) => <Flag path={[...node.path, "topics"]} words="studio.key.topics" />,
  choices: (node) => <Choices node={node} />,
  expect: (node) => <Expect node={node} />,
  places: (node) => <TextField path={[...node.path, "places"]} words="studio.key.places" />,
  urgent: (node) => <Pick path={[...node.path, "urgent"]} words="studio.key.urgent" none="studio.noUrgent" options={urgent(node)} />,
  skip: (node) => <Skip node={node} />,
  otherwise: (node) => <Otherwise node={node} />,
  timeout: (node) => <Timeout node={node} />,
  then: (node) => <Target path={[...node.path, "then"]} words="studio.key.then" none="studio.goesBelow" />,
  branch: (node) => <Arms node={node} />,
  set: (node) => <SourceField path={[...node.path, "set"]} words="studio.key.set" hint="studio.hint.set" />,
  urgency: (node) => <Pick path={[...node.path, "urgency"]} words="studio.key.urgency" none="studio.noUrgency" options={urgencies.map((level) => [level, urgencyWords(level)])} />,
  summary: (node) => <SourceField path={[...node.path, "summary"]} words="studio.key.summary" hint="studio.hint.summary" />,
  nobody: (node) => <Target path={[...node.path, "nobody"]} words="studio.key.nobody" none="studio.noNobody" />,
  after: (node) => <TextField path={[...node.path, "after"]} words="studio.key.after" hint="studio.hint.after" />,
};

const urgent = (node: ScriptNode): readonly (readonly [string, string])[] =>
  node.choices.length > 0 ? node.choices.map((choice) => [choice.id, choice.label ?? choice.id] as const) : ["yes", "no"].map((word) => [word, word] as const);

/** One node with all its fields. */
export function NodeForm({ node, removed }: { readonly node: ScriptNode; readonly removed: () => void }) {
  const { t } = useTranslation();
  const { dialog, script, edit, editAll } = useEditing();
  const index = script.nodes.findIndex((one) => one.name === node.name);
  return (
    <div className="stack node-form">
      {node.kind === null && <p className="warning">{t("studio.noKind")}</p>}
      {node.kind !== null && keysOf[node.kind].map((key) => <div key={key}>{fields[key]?.(node)}</div>)}
      <AsItStands others={node.others} />
      <div className="row-of-buttons">
        <Button disabled={index <= 0} onClick={() => edit((text) => moveNode(text, node.name, index - 1), "move")}>
          {t("studio.up")}
        </Button>
        <Button disabled={index === script.nodes.length - 1} onClick={() => edit((text) => moveNode(text, node.name, index + 1), "move")}>
          {t("studio.down")}
        </Button>
        <Rename node={node.name} choice={null} />
        <Button
          onClick={() => {
            editAll((files) => removeNode(files, dialog, node.name));
            removed();
          }}
        >
          {t("studio.removeNode")}
        </Button>
      </div>
    </div>
  );
}

function Skip({ node }: { readonly node: ScriptNode }) {
  const { t } = useTranslation();
  const path = [...node.path, "skip"];
  return (
    <fieldset className="inner">
      <legend>{t("studio.skip")}</legend>
      <Flag path={path} words="studio.key.skip" on={node.skip !== null} />
      {node.skip && <TextField path={[...path, "label"]} words="studio.key.skipLabel" />}
      {node.skip && <Target path={[...path, "then"]} words="studio.key.then" none="studio.goesOn" />}
    </fieldset>
  );
}

function Otherwise({ node }: { readonly node: ScriptNode }) {
  const { t } = useTranslation();
  const path = [...node.path, "otherwise"];
  return (
    <fieldset className="inner">
      <legend>{t("studio.otherwise")}</legend>
      <TextField path={[...path, "say"]} words="studio.key.otherwiseSay" rows={2} />
      <TextField path={[...path, "sms"]} words="studio.key.sms" />
      <TextField path={[...path, "again"]} words="studio.key.again" />
      <TextField path={[...path, "keep"]} words="studio.key.keep" />
      <Target path={[...path, "then"]} words="studio.key.otherwiseThen" none="studio.goesOn" />
      <Target path={[...path, "afraid"]} words="studio.key.afraid" none="studio.noAfraid" />
      <details className="part">
        <summary>{t("studio.heard")}</summary>
        <div className="stack">
          <TextField path={[...path, "heard", "say"]} words="studio.key.heardSay" rows={2} />
          <TextField path={[...path, "heard", "sms"]} words="studio.key.sms" />
          <Target path={[...path, "heard", "then"]} words="studio.key.then" none="studio.goesOn" />
        </div>
      </details>
      {node.otherwise && <AsItStands others={[...node.otherwise.others, ...(node.otherwise.heard?.others ?? [])]} />}
    </fieldset>
  );
}

function Timeout({ node }: { readonly node: ScriptNode }) {
  const { t } = useTranslation();
  const path = [...node.path, "timeout"];
  return (
    <fieldset className="inner">
      <legend>{t("studio.timeout")}</legend>
      <TextField path={[...path, "after"]} words="studio.key.after" hint="studio.hint.after" />
      <Target path={[...path, "then"]} words="studio.key.then" none="studio.noTimeout" />
    </fieldset>
  );
}
