import { Modal, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { numberWords, topicWords } from "../words/codes";
import { tongue } from "../words/tongue";

/** What to ask and what never to do in a case of this topic, with the numbers that help in the person's country. */
export function SafetyCard({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const card = useQuery({ queryKey: ["card", item.id, item.topic, tongue()], queryFn: () => api.get<components["schemas"]["CardForCase"]>(`${api.path(item.id, "card")}?lang=${tongue()}`) });
  const lists = card.data ? ([["ask", card.data.ask], ["never", card.data.never]] as const) : [];
  return (
    <Modal opened onClose={close} title={`${t("card.title")}: ${topicWords(item.topic)}`} size="lg" closeButtonProps={{ "aria-label": t("close") }}>
      <div className="stack">
        <Problem of={card.error} />
        {card.isPending && <Loading />}
        {lists
          .filter(([, lines]) => lines.length > 0)
          .map(([what, lines]) => (
            <section key={what}>
              <Title order={3}>{t(`card.${what}`)}</Title>
              <ul className="points">
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          ))}
        {card.data && card.data.numbers.length > 0 && (
          <section>
            <Title order={3}>{t("card.numbers")}</Title>
            <ul className="points">
              {card.data.numbers.map((one) => (
                <li key={one.name + one.phone}>{numberWords(one)}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Modal>
  );
}
