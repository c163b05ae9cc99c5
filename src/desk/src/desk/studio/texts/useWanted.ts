import { useSearchParams } from "react-router";
import { filters, type Filter, type Wanted } from "./rows";

/** What is looked for, in the address of the page: it can be sent to a colleague, and nothing of it is about a person. */
export function useWanted(): readonly [Wanted, (change: Partial<Wanted>) => void] {
  const [params, setParams] = useSearchParams();
  const filter = params.get("state") ?? "";
  const wanted = { filter: filters.find((one) => one === filter) ?? ("all" as Filter), dialog: params.get("dialog") ?? "", words: params.get("words") ?? "" };
  const want = (change: Partial<Wanted>): void => {
    const next = { ...wanted, ...change };
    const written = { state: next.filter === "all" ? "" : next.filter, dialog: next.dialog, words: next.words };
    setParams(Object.entries(written).filter(([, value]) => value !== ""), { replace: true });
  };
  return [wanted, want];
}
