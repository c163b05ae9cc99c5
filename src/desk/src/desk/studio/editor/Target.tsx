import { NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Key } from "../../words/texts/en";
import { setKey } from "../script/edits";
import { aim } from "../script/leads";
import { readScript } from "../script/script";
import { type Path, find } from "../script/tree";
import { useEditing } from "./editing";
import { under } from "./faults";

interface Led {
  readonly path: Path;
  readonly words: Key;
  /** What it means that nothing is written. Without it something has to be. */
  readonly none?: Key;
}

/** Files that are no dialog: nothing leads to their beginning. */
const noDialogs: readonly string[] = ["hotline", "_always", "replies", "cards"];

/** Where something leads: a node of this dialog, or another dialog and, in it, a node. */
export function Target({ path, words, none }: Led) {
  const { t } = useTranslation();
  const { dialog, script, files, faults, edit } = useEditing();
  const written = find(script.tree.root, path);
  const target = written?.is === "text" ? written.text.trim() : "";
  const names = script.nodes.map((node) => node.name);
  const spot = aim(target, dialog, (name) => names.includes(name));
  const others = useMemo(() => Object.keys(files).filter((name) => name !== dialog && !noDialogs.includes(name)).sort(), [files, dialog]);
  const elsewhere = target !== "" && spot.dialog !== dialog ? spot.dialog : null;
  const theirText = elsewhere === null ? undefined : files[elsewhere];
  const theirs = useMemo(() => (theirText === undefined ? [] : readScript(theirText).nodes.map((node) => node.name)), [theirText]);
  const lead = (next: string): void => edit((text) => setKey(text, path, next === "" ? null : next), path.join("."));
  const value = elsewhere === null ? `node:${spot.node ?? target}` : `dialog:${elsewhere}`;
  const isThere = elsewhere === null ? names.includes(spot.node ?? "") : others.includes(elsewhere) || files[elsewhere] !== undefined;
  return (
    <div className="target">
      <NativeSelect
        label={t(words)}
        error={under(faults, path).map(({ fault }) => fault.message).join(" ") || undefined}
        value={target === "" ? "" : value}
        onChange={(event) => lead(event.currentTarget.value.replace(/^(?:node|dialog):/, ""))}
      >
        {(none || target === "") && <option value="">{t(none ?? "studio.choose")}</option>}
        {target !== "" && !isThere && <option value={value}>{t("studio.notThere", { name: target })}</option>}
        {target !== "" && isThere && elsewhere !== null && !others.includes(elsewhere) && <option value={value}>{elsewhere}</option>}
        <optgroup label={t("studio.here")}>
          {names.map((name) => (
            <option key={name} value={`node:${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label={t("studio.dialogs")}>
          {others.map((name) => (
            <option key={name} value={`dialog:${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </NativeSelect>
      {elsewhere !== null && theirs.length > 0 && (
        <NativeSelect label={t("studio.placeThere")} value={spot.node ?? ""} onChange={(event) => lead(event.currentTarget.value === "" ? elsewhere : `${elsewhere}.${event.currentTarget.value}`)}>
          <option value="">{t("studio.beginning")}</option>
          {spot.node !== null && !theirs.includes(spot.node) && <option value={spot.node}>{t("studio.notThere", { name: spot.node })}</option>}
          {theirs.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </NativeSelect>
      )}
    </div>
  );
}
