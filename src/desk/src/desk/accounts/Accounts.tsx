import { Button, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Account } from "../api/model";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { AccountCard } from "./AccountCard";
import { Invitations } from "./Invitations";
import { Invite } from "./Invite";
import { useAccounts } from "./queries";

/** Everybody who has an account, had one or may make one, for whoever looks after them. */
export default function Accounts() {
  const { t } = useTranslation();
  const { data, error, isPending } = useAccounts();
  const [inviting, invite] = useDisclosure(false);
  return (
    <Room title={t("accounts")}>
      <div className="row-of-buttons">
        <Button variant="filled" onClick={invite.open}>
          {t("invite")}
        </Button>
      </div>
      <Invitations />
      <Problem of={error} />
      {isPending && <Loading />}
      {data && <AccountList title={t("accounts.inUse")} accounts={data.filter((account) => !account.disabled)} />}
      {data && <AccountList title={t("accounts.closed")} empty={t("accounts.noneClosed")} accounts={data.filter((account) => account.disabled)} />}
      {inviting && <Invite close={invite.close} />}
    </Room>
  );
}

/** Accounts under a heading; words where there is none. */
function AccountList({ title, empty, accounts }: { readonly title: string; readonly empty?: string; readonly accounts: readonly Account[] }) {
  return (
    <section className="stack" aria-label={title}>
      <Title order={3}>{title}</Title>
      {accounts.length === 0 && <p className="empty">{empty}</p>}
      <ul className="stack">
        {accounts.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
    </section>
  );
}
