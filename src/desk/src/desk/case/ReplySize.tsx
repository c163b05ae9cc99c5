import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { ReplySize as Size } from "../api/model";
import { money, t } from "../words/tongue";

/** How long nothing is typed before the server is asked, in milliseconds. */
const pause = 400;

/** How many SMS parts the words are. The server counts: it spells and cuts a text as it sends it. */
export function ReplySize({ caseId, text }: { readonly caseId: string; readonly text: string }) {
  const [settled] = useDebouncedValue(text, pause);
  const size = useQuery({ queryKey: kept.size(caseId, settled), queryFn: () => api.size(caseId, settled), enabled: settled !== "", gcTime: 0, retry: false }).data;
  return (
    <p className="hint" role="status">
      {sizeWords(text, settled, size)}
    </p>
  );
}

/** Parts and price in words: only those of the words that stand there now, and nothing while they are not known, for a wrong number is worse. */
export function sizeWords(text: string, measured: string, size: Size | undefined): string {
  if (measured !== text || !size?.parts) return "";
  const parts = t("reply.parts", { parts: String(size.parts) });
  return size.cost ? `${parts} ${t("reply.cost", { cost: money(size.cost.amount, size.cost.currency) })}` : parts;
}
