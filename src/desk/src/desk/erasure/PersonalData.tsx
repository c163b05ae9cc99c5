import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "../door/me";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { ByCode } from "./ByCode";
import { useErasures, useSettle } from "./queries";
import { WaitingErasure } from "./WaitingErasure";

/** What people's data is asked for: requests to delete it that wait for a second account, and for coordinators the data of one case's person. */
export default function PersonalData() {
  const { t } = useTranslation();
  const { oversees } = useMe();
  const erasures = useErasures();
  const confirm = useSettle("confirm");
  const withdraw = useSettle("withdraw");
  return (
    <Room title={t("data")}>
      <section className="card" aria-labelledby="waiting-erasures">
        <Title order={3} id="waiting-erasures">
          {t("data.waiting")}
        </Title>
        <p className="hint">{t("data.waitingAbout")}</p>
        <Problem of={erasures.error ?? withdraw.error} />
        <p role="status" className="hint">
          {confirm.isSuccess ? t("data.ordered") : withdraw.isSuccess ? t("data.withdrawn") : ""}
        </p>
        {erasures.isPending && <Loading />}
        {erasures.data?.length === 0 && <p className="empty">{t("data.nobodyWaits")}</p>}
        <ul className="stack">
          {erasures.data?.map((request) => (
            <WaitingErasure key={request.id} request={request} confirm={confirm.mutateAsync} withdraw={withdraw.mutate} busy={withdraw.isPending} />
          ))}
        </ul>
      </section>
      {oversees && <ByCode />}
    </Room>
  );
}
