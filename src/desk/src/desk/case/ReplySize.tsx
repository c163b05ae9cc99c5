import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { kept } from "../api/memory";
import { money } from "../words/tongue";

/** How long nothing is typed before the server is asked, in milliseconds. */
const pause = 400;

/**
 * How many SMS parts the words are. The server counts: it spells and cuts a text as it sends it. Only the answer to the newest words is shown, and nothing while there is none, for a wrong number is worse.
 */
export function ReplySize({ caseId, text }: { readonly caseId: string; readonly text: string }) {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(text, pause);
  const size = useQuery({ queryKey: kept.size(caseId, settled), queryFn: () => api.size(caseId, settled), enabled: settled !== "", gcTime: 0, retry: false }).data;
  const shown = settled === text && size?.parts;
  return (
    <p className="hint" role="status">
      {shown ? t("reply.parts", { parts: String(size.parts) }) : ""}
      {shown && size.cost ? ` ${t("reply.cost", { cost: money(size.cost.amount, size.cost.currency) })}` : ""}
    </p>
  );
}
