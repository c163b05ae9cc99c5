import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Problem } from "../parts/Problem";
import { clock, day } from "../words/codes";
import { known } from "../words/tongue";
import { useErasures, useSettle } from "./queries";

/** On a case: that somebody asked to delete its person, and nobody has agreed yet. */
export function ErasureWaits({ pseudonym }: { readonly pseudonym: string }) {
  const { t } = useTranslation();
  const waits = useErasures().data?.find((one) => one.pseudonym === pseudonym);
  const back = useSettle("withdraw");
  return (
    <div className={waits ? "taken waits" : undefined}>
      <Problem of={back.error} />
      <p role="status">
        {waits && t("data.banner", { name: waits.askedBy, day: day(waits.askedAt).toLowerCase(), time: clock(waits.askedAt), why: known("erasure", waits.reason ?? "") ?? t("notSaid") })}
      </p>
      {waits && (
        <Button variant="subtle" onClick={() => back.mutate(waits.id)} loading={back.isPending}>
          {t("data.takeBack")}
        </Button>
      )}
      {waits && !waits.mine && (
        <Link className="link" to="/data">
          {t("data.decide")}
        </Link>
      )}
    </div>
  );
}
