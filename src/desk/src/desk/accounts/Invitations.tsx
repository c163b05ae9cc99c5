import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { InvitationCard } from "./InvitationCard";
import { useInvitations } from "./queries";

/** Who was invited and has not come yet. */
export function Invitations() {
  const { t } = useTranslation();
  const open = useInvitations();
  return (
    <section className="stack" aria-labelledby="open-invitations">
      <Title order={3} id="open-invitations">
        {t("invitations")}
      </Title>
      <Problem of={open.error} />
      {open.isPending && <Loading />}
      {open.data?.length === 0 && <p className="empty">{t("invitations.none")}</p>}
      {open.data && open.data.length > 0 && (
        <ul className="stack">
          {open.data.map((invitation) => (
            <InvitationCard key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </section>
  );
}
