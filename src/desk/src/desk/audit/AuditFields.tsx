import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AuditChoices } from "../api/model";
import { Choice } from "../coding/Choice";
import { useMe } from "../door/me";
import type { Asked } from "./queries";
import { actWords } from "./words";

/** What the audit can be asked by. All that is given must fit. */
export function AuditFields({ choices }: { readonly choices: AuditChoices | undefined }) {
  const { t } = useTranslation();
  const { oversees } = useMe();
  const acts = (choices?.codes ?? []).map((code) => [code, actWords(code)] as const).sort(([, one], [, other]) => one.localeCompare(other));
  return (
    <>
      <Choice name="account" label={t("audit.who")} none={t("audit.anybody")} options={(choices?.accounts ?? []).map(({ id, alias }) => [id, alias] as const)} />
      <Choice name="what" label={t("audit.what")} none={t("audit.anything")} options={acts} />
      <TextInput name="from" type="date" label={t("audit.from")} />
      <TextInput name="until" type="date" label={t("audit.until")} />
      {oversees && <TextInput name="case" label={t("search.code")} maxLength={40} autoComplete="off" />}
    </>
  );
}

/** What the form asks for. Both days belong to it, and begin where the reader is. */
export function askedOf(given: FormData): Asked {
  const text = (name: string): string => String(given.get(name) ?? "").trim();
  const midnight = (name: string, later: number): string => {
    const [year = 0, month = 1, day = 1] = text(name).split("-").map(Number);
    return text(name) && new Date(year, month - 1, day + later).toISOString();
  };
  const asked = { account: text("account"), what: text("what"), case: text("case"), from: midnight("from", 0), before: midnight("until", 1) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
}
