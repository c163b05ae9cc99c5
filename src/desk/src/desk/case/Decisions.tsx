import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Case } from "../api/model";
import { CloseCase } from "./CloseCase";
import { HandOver } from "./HandOver";
import { lowerThan, LowerUrgency } from "./LowerUrgency";
import { ReturnCase } from "./ReturnCase";

const dialogs = { return: ReturnCase, handOver: HandOver, lower: LowerUrgency, close: CloseCase } as const;

/** What an operator may decide about a case that they hold; without its person there is only its end. Each button opens its short form. */
export function Decisions({ item }: { readonly item: Case }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<keyof typeof dialogs | null>(null);
  const Asked = asked && dialogs[asked];
  const choices = item.pseudonym ? (["return", "handOver", "lower", "close"] as const) : (["close"] as const);
  return (
    <div className="row-of-buttons">
      {choices
        .filter((what) => what !== "lower" || lowerThan[item.urgency].length > 0)
        .map((what) => (
          <Button key={what} onClick={() => setAsked(what)}>
            {t(`decide.${what}`)}
          </Button>
        ))}
      {Asked && <Asked item={item} close={() => setAsked(null)} />}
    </div>
  );
}
