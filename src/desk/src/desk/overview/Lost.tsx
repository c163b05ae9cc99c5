import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { NumbersNow } from "../api/model";
import { whole } from "../words/tongue";

/** How many replies reached nobody, and the way to where they are sent again. */
export function Lost({ now }: { readonly now: NumbersNow }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="lost">
      <Title order={3} id="lost">
        {t("lost")}
      </Title>
      {now.deadLetters === 0 ? (
        <p className="empty">{t("lost.none")}</p>
      ) : (
        <>
          <p>{t(now.deadLettersMore ? "overview.lostMore" : "overview.lost", { number: whole(now.deadLetters) })}</p>
          <Link className="link" to="/undelivered">
            {t("overview.lostOpen")}
          </Link>
        </>
      )}
    </section>
  );
}
