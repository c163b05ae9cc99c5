import { Checkbox, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { known } from "../../words/tongue";
import { setKey } from "../script/edits";
import { settingsOf } from "../script/language";
import type { Expectation, ScriptNode } from "../script/script";
import type { Plain } from "../script/write";
import { useEditing } from "./editing";

/** What free writing may be, with its bounds. */
export function Expect({ node }: { readonly node: ScriptNode }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const path = [...node.path, "expect"];
  const become = (next: readonly Pick<Expectation, "word" | "settings">[], about: string): void => edit((text) => setKey(text, path, plain(next)), about);
  return (
    <fieldset className="inner">
      <legend>{t("studio.key.expect")}</legend>
      <div className="checks">
        {Object.entries(settingsOf).map(([word, settings]) => {
          const there = node.expect.find((one) => one.word === word);
          return (
            <div key={word} className="expected">
              <Checkbox
                label={known("studio.expect", word) ?? word}
                checked={there !== undefined}
                onChange={() => become(there ? node.expect.filter((one) => one.word !== word) : [...node.expect, { word, settings: [] }], "expect")}
              />
              {there &&
                settings.map((setting) => (
                  <TextInput
                    key={setting}
                    label={known("studio.setting", setting) ?? setting}
                    value={there.settings.find((one) => one.key === setting)?.value ?? ""}
                    onChange={(event) => {
                      const value = event.currentTarget.value.trim();
                      const kept = there.settings.filter((one) => one.key !== setting);
                      const next = value === "" ? kept : [...kept, { key: setting, value, path: [] }];
                      become(node.expect.map((one) => (one === there ? { word, settings: next } : one)), `expect.${word}.${setting}`);
                    }}
                  />
                ))}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** As it is written: a word, a word with its bounds, or a list of them; null: nothing. */
function plain(all: readonly Pick<Expectation, "word" | "settings">[]): Plain | null {
  const one = ({ word, settings }: Pick<Expectation, "word" | "settings">): Plain => (settings.length === 0 ? word : { [word]: Object.fromEntries(settings.map(({ key, value }) => [key, value])) });
  const [first] = all;
  if (!first) return null;
  return all.length === 1 ? one(first) : all.map(one);
}
