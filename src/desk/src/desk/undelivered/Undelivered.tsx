import "./undelivered.css";
import { Button, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "../door/me";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { useMine, useQueue } from "../queue/queries";
import { Letter } from "./Letter";
import { useSendAgain, useUndelivered } from "./queries";

/** Replies that reached nobody: when, to whom, and why; each can be sent again. */
export default function Undelivered() {
  const { t } = useTranslation();
  const { talks } = useMe();
  const letters = useUndelivered();
  const again = useSendAgain();
  const known = [...(useMine(talks).data ?? []), ...(useQueue().data?.cases ?? [])];
  return (
    <section className="undelivered" aria-label={t("lost")}>
      <Link className="back" to="/">
        {t("case.back")}
      </Link>
      <Title order={2}>{t("lost")}</Title>
      <Problem of={letters.error} />
      <p className="hint" role="status">
        {again.isSuccess ? t("lost.againDone") : ""}
      </p>
      {letters.isPending && <Loading />}
      {letters.data && <p className="hint">{letters.data.length > 0 ? t("lost.about") : t("lost.none")}</p>}
      {letters.data && letters.data.length > 0 && (
        <ul className="letters">
          {letters.data.map((letter) => (
            <Letter key={letter.deliveryId} letter={letter} line={known.find((line) => line.pseudonym === letter.pseudonym)} sendAgain={again.mutateAsync} />
          ))}
        </ul>
      )}
      {letters.hasNextPage && (
        <Button onClick={() => void letters.fetchNextPage()} loading={letters.isFetchingNextPage}>
          {t("queue.more")}
        </Button>
      )}
    </section>
  );
}
