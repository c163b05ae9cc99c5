import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Account } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { clock, day, languageWords, topicWords } from "../words/codes";
import { useAccountAct } from "./queries";
import { RightsFields, rightsOf } from "./RightsFields";

/** One account: whose, what it may do, and what may be done to it. */
export function AccountCard({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"change" | "disable" | "enable" | "reset" | null>(null);
  const to = (what = ""): string => `accounts/${encodeURIComponent(account.id)}${what}`;
  const change = useAccountAct((given: FormData) => api.post(to(), rightsOf(given)));
  const act = useAccountAct((what: "disable" | "enable" | "reset") => api.post(to(what === "reset" ? "/reset-second-factor" : `/${what}`)));
  const close = (): void => setAsked(null);
  const rights = [
    account.roles.map((role) => t(`invite.role.${role}`)).join(", "),
    account.languages.map(languageWords).join(", "),
    account.topics.length > 0 ? account.topics.map(topicWords).join(", ") : "",
    account.grants.map((grant) => t(`rights.${grant}`)).join(", "),
    account.secondFactor ? t("accounts.secondFactor") : t("accounts.noSecondFactor"),
    account.lastSeen ? t("accounts.seen", { time: `${day(account.lastSeen).toLowerCase()}, ${clock(account.lastSeen)}` }) : t("accounts.neverSeen"),
  ].filter(Boolean);
  return (
    <li className="card account">
      <Title order={3}>
        {account.alias}
        {account.you && ` · ${t("accounts.you")}`}
        {account.disabled && ` · ${t("accounts.disabled")}`}
      </Title>
      <p className="about">{t("accounts.name", { name: account.name })}</p>
      <ul>
        {rights.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="row-of-buttons">
        <Button aria-label={`${t("change")}: ${account.alias}`} onClick={() => setAsked("change")}>
          {t("change")}
        </Button>
        {account.secondFactor && <Button aria-label={`${t("accounts.reset")}: ${account.alias}`} onClick={() => setAsked("reset")}>{t("accounts.reset")}</Button>}
        <Button aria-label={`${t(account.disabled ? "accounts.enable" : "accounts.disable")}: ${account.alias}`} onClick={() => setAsked(account.disabled ? "enable" : "disable")}>
          {t(account.disabled ? "accounts.enable" : "accounts.disable")}
        </Button>
      </div>
      {asked === "change" && (
        <FormDialog title={account.alias} action={t("fields.save")} close={close} submit={change.mutateAsync}>
          <p className="hint">{t("accounts.changeAbout")}</p>
          <RightsFields now={account} />
        </FormDialog>
      )}
      {asked && asked !== "change" && (
        <FormDialog title={account.alias} action={t(`accounts.${asked}`)} close={close} submit={() => act.mutateAsync(asked)}>
          <p>{t(`accounts.${asked}About`)}</p>
        </FormDialog>
      )}
    </li>
  );
}
