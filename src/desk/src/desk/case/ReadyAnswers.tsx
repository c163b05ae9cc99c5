import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { languageWords } from "../words/codes";
import { tongue } from "../words/tongue";

interface Ready {
  readonly item: Case;
  /** Puts words into the reply, to be looked over before they go. */
  readonly use: (text: string) => void;
  readonly close: () => void;
}

/** Answers that stand ready in the person's language. None is sent by itself. */
export function ReadyAnswers({ item, use, close }: Ready) {
  const { t } = useTranslation();
  const ready = useQuery({ queryKey: ["ready", item.id, item.version], queryFn: () => api.get<components["schemas"]["RepliesForCase"]>(api.path(item.id, "replies")) });
  return (
    <Modal opened onClose={close} title={t("ready.title")} size="lg" closeButtonProps={{ "aria-label": t("close") }}>
      <div className="stack">
        <Problem of={ready.error} />
        {ready.isPending && <Loading />}
        {ready.data && <p className="hint">{ready.data.replies.length === 0 ? t("ready.none") : t("ready.about", { language: languageWords(ready.data.language) })}</p>}
        <ul className="stack">
          {ready.data?.replies.map((reply) => (
            <li key={reply.id} className="card">
              <p dir="auto" lang={reply.language}>
                {reply.text}
              </p>
              {reply.english !== reply.text && tongue() !== reply.language && (
                <p className="about" lang="en">
                  {reply.english}
                </p>
              )}
              {reply.draft && <p className="about">{t("ready.draft")}</p>}
              <Button onClick={() => (use(reply.text), close())}>{t("ready.use")}</Button>
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
