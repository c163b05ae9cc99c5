import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api";
import { kept } from "../../api/memory";
import { tongue } from "../../words/tongue";
import type { Setting, Step, Tried } from "./model";

/** How a person begins where the platform has a start of its own; elsewhere they write first. */
const begin = (channel: string): readonly Step[] => (channel === "sms" || channel === "whatsapp" ? [] : [{ write: "/start" }]);

/**
 * The phone's steps and what the draft makes of them. The server plays all steps each time: fewer steps are a jump back, and a changed draft is met anew. `draft` names the draft's state; when it
 * changes, the same steps are played again.
 */
export function useTrying(draft: string) {
  const [setting, setSetting] = useState<Setting>({ locale: "", channel: "telegram", onShift: true, country: "" });
  const [steps, setSteps] = useState<readonly Step[]>(begin("telegram"));
  const tried = useQuery({
    queryKey: kept.script("preview", draft, JSON.stringify([setting, steps])),
    queryFn: () => api.post<Tried>("studio/preview", { ...setting, locale: setting.locale || null, country: setting.country || null, steps, lang: tongue() }),
    enabled: steps.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    setting,
    steps,
    tried,
    /** What came of the steps; without any, nothing did, whatever was tried before. */
    told: steps.length > 0 ? tried.data : undefined,
    /** Another channel begins otherwise; what was done is kept. */
    set: (more: Partial<Setting>) => {
      if (more.channel && steps.length <= 1) setSteps(begin(more.channel));
      setSetting({ ...setting, ...more });
    },
    add: (step: Step) => setSteps([...steps, step]),
    /** Keeps so many steps. */
    backTo: (kept: number) => setSteps(steps.slice(0, kept)),
    again: () => setSteps(begin(setting.channel)),
  };
}

export type Trying = ReturnType<typeof useTrying>;
