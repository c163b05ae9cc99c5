import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { outcomes } from "../words/codes";
import { codes, known } from "../words/tongue";
import { Choice } from "./Choice";

/** What came of it, who confirmed it and when. `at` keeps several apart in one form, `first` is chosen at the beginning. */
export function OutcomeFields({ at = 0, first = "" }: { readonly at?: number; readonly first?: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(first);
  const list = (group: string) => codes(group).map((one) => [one, known(group, one) ?? one] as const);
  return (
    <>
      <Choice name={`code${at}`} label={at === 0 ? t("decide.outcome") : t("result.also", { number: String(at + 1) })} none={t("decide.choose")} options={outcomes()} value={first} required autofocus={at === 0} onChange={setCode} />
      {code === "paid_in_part" && <Choice name={`share${at}`} label={t("result.share")} none={t("notSaid")} options={list("share")} />}
      {code && (
        <div className="pair">
          <Choice name={`by${at}`} label={t("result.by")} none={t("notAsked")} options={list("confirmed").filter(([one]) => one !== "not_asked")} />
          <TextInput name={`on${at}`} type="date" label={t("result.on")} />
        </div>
      )}
    </>
  );
}

/** What the form says of one outcome, as the server wants it. */
export function outcomeOf(given: FormData, at = 0): object {
  const text = (name: string): string | null => String(given.get(name + String(at)) ?? "") || null;
  return { code: text("code"), on: text("on"), confirmedBy: text("by"), share: text("share") };
}
