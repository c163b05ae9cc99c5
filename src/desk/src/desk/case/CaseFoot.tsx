import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { Problem } from "../parts/Problem";
import { takenBack } from "../words/codes";
import { useCaseAct } from "./queries";
import { ReopenCase } from "./ReopenCase";
import { Reply } from "./Reply";
import type { DraftInHand } from "./useDraft";
import { useFootHeight } from "./useFootHeight";

/** Below the talk: the reply for who holds the case, else who does and whether one may take it. To a person who was erased nobody can reply. */
export function CaseFoot({ item, mine, draft }: { readonly item: Case; readonly mine: boolean; readonly draft: DraftInHand }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const take = useCaseAct(item.id, (version, _: null) => api.take(item.id, version));
  const [reopening, setReopening] = useState(false);
  const foot = useFootHeight();
  const taken = (): void => void go(".", { replace: true, state: { taken: true } });
  const closed = item.status === "closed";
  const words = closed ? t("case.closed") : mine ? t("case.onlyClose") : item.holder ? t("case.held", { name: item.holder }) : [takenBack(item.notes), t("case.free")].filter(Boolean).join(" ");
  if (mine && item.pseudonym)
    return (
      <div className="foot" ref={foot}>
        <Reply item={item} draft={draft} />
      </div>
    );
  return (
    <div className="foot" ref={foot}>
      <p className="hint">{words}</p>
      <Problem of={take.error} />
      {item.holder === null && !closed && (
        <Button variant="filled" onClick={() => take.mutate(null, { onSuccess: taken })} loading={take.isPending}>
          {t("case.take")}
        </Button>
      )}
      {closed && item.pseudonym && <Button onClick={() => setReopening(true)}>{t("reopen.action")}</Button>}
      {reopening && <ReopenCase item={item} close={() => setReopening(false)} />}
    </div>
  );
}
