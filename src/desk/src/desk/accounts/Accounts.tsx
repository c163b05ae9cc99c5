import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { AccountCard } from "./AccountCard";
import { Invite } from "./Invite";
import { useAccounts } from "./queries";

/** Everybody who has an account, for whoever looks after them. */
export default function Accounts() {
  const { t } = useTranslation();
  const accounts = useAccounts();
  const [inviting, invite] = useDisclosure(false);
  return (
    <Room title={t("accounts")}>
      <div className="row-of-buttons">
        <Button variant="filled" onClick={invite.open}>
          {t("invite")}
        </Button>
      </div>
      <Problem of={accounts.error} />
      {accounts.isPending && <Loading />}
      <ul className="stack">
        {accounts.data?.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
      {inviting && <Invite close={invite.close} />}
    </Room>
  );
}
