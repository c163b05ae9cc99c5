import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addChoice, moveChoice, removeChoice } from "../script/choices";
import type { ScriptNode } from "../script/script";
import { AsItStands } from "./AsItStands";
import { useEditing } from "./editing";
import { Flag, SourceField, TextField } from "./fields";
import { Rename } from "./Rename";
import { Target } from "./Target";

/** The answers that are offered: each opens to its fields. */
export function Choices({ node }: { readonly node: ScriptNode }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const [id, setId] = useState("");
  const [label, setLabel] = useState("");
  const add = (): void => {
    if (id.trim() === "") return;
    edit((text) => addChoice(text, node.name, id.trim(), label.trim()), "add");
    setId("");
    setLabel("");
  };
  return (
    <fieldset className="inner">
      <legend>{t("studio.choices")}</legend>
      {node.choices.length === 0 && <p className="empty">{t(node.choicesAreLocales ? "studio.choicesLocales" : "studio.choicesNone")}</p>}
      {node.choices.map((choice, index) => {
        const at = (key: string) => [...choice.path, key];
        return (
          <details key={choice.id} className="part">
            <summary>
              <b>{choice.id}</b> {choice.label}
            </summary>
            <div className="stack">
              <TextField path={at("label")} words="studio.key.label" needed />
              <TextField path={at("sms")} words="studio.key.sms" />
              <TextField path={at("also")} words="studio.key.also" hint="studio.hint.also" />
              <TextField path={at("ago")} words="studio.key.ago" hint="studio.hint.ago" />
              <Flag path={at("rest")} words="studio.key.rest" />
              <SourceField path={at("set")} words="studio.key.set" hint="studio.hint.set" />
              <Target path={at("then")} words="studio.key.then" none="studio.goesOn" />
              <AsItStands others={choice.others} />
              <div className="row-of-buttons">
                <Button disabled={index === 0} onClick={() => edit((text) => moveChoice(text, node.name, choice.id, index - 1), "move")}>
                  {t("studio.up")}
                </Button>
                <Button disabled={index === node.choices.length - 1} onClick={() => edit((text) => moveChoice(text, node.name, choice.id, index + 1), "move")}>
                  {t("studio.down")}
                </Button>
                <Rename node={node.name} choice={choice.id} />
                <Button onClick={() => edit((text) => removeChoice(text, node.name, choice.id), "remove")}>{t("studio.removeChoice", { name: choice.id })}</Button>
              </div>
            </div>
          </details>
        );
      })}
      {!node.choicesAreLocales && (
        <div className="add">
          <TextInput label={t("studio.newChoiceId")} value={id} onChange={(event) => setId(event.currentTarget.value)} />
          <TextInput label={t("studio.key.label")} value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
          <Button onClick={add}>{t("studio.addChoice")}</Button>
        </div>
      )}
    </fieldset>
  );
}
