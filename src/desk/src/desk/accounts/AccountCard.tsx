import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Account } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { clock, day } from "../words/codes";
import { ChangeRights } from "./ChangeRights";
import { useAccountAct } from "./queries";
import { RenewPassword } from "./RenewPassword";
import { rightsWords } from "./words";

/** One account: whose, what it may do, and what may be done to it. */
export function AccountCard({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"change" | "disable" | "enable" | "reset" | "password" | null>(null);
  const act = useAccountAct((what: "disable" | "enable" | "reset") => api.post(`accounts/${encodeURIComponent(account.id)}/${what === "reset" ? "reset-second-factor" : what}`));
  const close = (): void => setAsked(null);
  const rights = [
    ...rightsWords(account),
    account.secondFactor ? t("accounts.secondFactor") : t("accounts.noSecondFactor"),
    account.lastSeen ? t("accounts.seen", { time: `${day(account.lastSeen).toLowerCase()}, ${clock(account.lastSeen)}` }) : t("accounts.neverSeen"),
  ];
  return (
    <li className="card account">
      <Title order={4}>
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
        {account.secondFactor && !account.you && (
          <Button aria-label={`${t("accounts.reset")}: ${account.alias}`} onClick={() => setAsked("reset")}>
            {t("accounts.reset")}
          </Button>
        )}
        {!account.you && !account.disabled && (
          <Button aria-label={`${t("accounts.password")}: ${account.alias}`} onClick={() => setAsked("password")}>
            {t("accounts.password")}
          </Button>
        )}
        <Button aria-label={`${t(account.disabled ? "accounts.enable" : "accounts.disable")}: ${account.alias}`} onClick={() => setAsked(account.disabled ? "enable" : "disable")}>
          {t(account.disabled ? "accounts.enable" : "accounts.disable")}
        </Button>
      </div>
      {asked === "change" && <ChangeRights account={account} close={close} />}
      {asked === "password" && <RenewPassword account={account} close={close} />}
      {asked && asked !== "change" && asked !== "password" && (
        <FormDialog title={account.alias} action={t(`accounts.${asked}`)} close={close} submit={() => act.mutateAsync(asked)}>
          <p>{t(`accounts.${asked}About`)}</p>
        </FormDialog>
      )}
    </li>
  );
}
