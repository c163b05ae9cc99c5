import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SearchBody } from "../api/model";
import { Choice } from "../coding/Choice";
import { useMe } from "../door/me";
import { outcomes, urgencies } from "../words/codes";
import { codes, known } from "../words/tongue";

const statuses = ["open", "waiting", "with_operator", "with_person", "closed"] as const;

/** What cases can be looked for by. All that is given must fit. */
export function SearchFields() {
  const { t } = useTranslation();
  const { reveals } = useMe();
  const any = t("search.any");
  const list = (group: string, these = codes(group)) => these.map((code) => [code, known(group, code) ?? code] as const);
  return (
    <>
      <TextInput name="code" label={t("search.code")} maxLength={40} autoComplete="off" />
      <Choice name="topic" label={t("search.topic")} none={any} options={list("topic")} />
      <Choice name="urgency" label={t("search.urgency")} none={any} options={list("urgency", [...urgencies])} />
      <Choice name="status" label={t("search.status")} none={any} options={list("status", [...statuses])} />
      <Choice name="language" label={t("search.language")} none={any} options={list("locale")} />
      <Choice name="channel" label={t("search.channel")} none={any} options={list("channel")} />
      <TextInput name="openedFrom" type="date" label={t("search.from")} />
      <TextInput name="openedBefore" type="date" label={t("search.before")} />
      <Choice name="outcome" label={t("search.outcome")} none={any} options={outcomes()} />
      <TextInput name="pseudonym" label={t("search.pseudonym")} maxLength={100} autoComplete="off" />
      {reveals && <Choice name="addressChannel" label={t("search.addressChannel")} none={any} options={list("channel")} />}
      {reveals && <TextInput name="address" label={t("search.address")} description={t("search.addressHint")} maxLength={100} autoComplete="off" />}
    </>
  );
}

/** What the form asks for, as the server wants it. */
export function wantedOf(given: FormData): SearchBody {
  const text = (name: string): string | undefined => String(given.get(name) ?? "").trim() || undefined;
  // A day begins where the operator is.
  const moment = (name: string): string | undefined => text(name) && new Date(`${text(name)}T00:00`).toISOString();
  const address = text("address");
  const wanted = {
    ...Object.fromEntries(["code", "topic", "urgency", "status", "language", "channel", "outcome", "pseudonym"].map((name) => [name, text(name)])),
    openedFrom: moment("openedFrom"),
    openedBefore: moment("openedBefore"),
    address: address && { channel: text("addressChannel"), value: address },
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as SearchBody;
}
