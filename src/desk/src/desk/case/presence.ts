import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { api } from "../api/api";
import { kept } from "../api/memory";

/** How often an open page says that somebody is still at it; the server forgets them after 35 seconds. In milliseconds, as below. */
const renewal = 15_000;

/** How often typing is said while it goes on; the server lets it end after 6 seconds. */
const typingRenewal = 4_000;

/** Typing, and whoever closed their page, end without a word: then it is looked at again. */
const typingEnds = 6_500;
const marksEnd = 20_000;

/** Which colleagues are at a case now, and who of them writes. */
export const useColleaguesAt = (id: string) =>
  useQuery({
    queryKey: kept.atCase(id),
    queryFn: () => api.atCase(id),
    refetchInterval: ({ state: { data } }) => (data?.staff.some((one) => one.typing) ? typingEnds : data?.staff.length ? marksEnd : false),
    gcTime: 0,
  });

/** Says to colleagues that one looks at a case, for as long as its page is open and in front. That nobody hears it is no fault. */
export function useBeingAt(id: string): void {
  useEffect(() => {
    const leave = (): void => void api.beAtCase(id, { gone: true }).catch(ignore);
    const say = (): void => (document.visibilityState === "hidden" ? leave() : void api.beAtCase(id, {}).catch(ignore));
    say();
    const timer = setInterval(() => document.visibilityState === "visible" && say(), renewal);
    document.addEventListener("visibilitychange", say);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", say);
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [id]);
}

/**
 * Says that one types at a case, from the first key on and no more often than needed. `toPerson`: a reply to where the person wrote last, so that they may see it too. Without words nobody types.
 */
export function useTyping(id: string): (words: string, toPerson?: boolean) => void {
  const said = useRef<{ readonly at: number; readonly toPerson: boolean } | null>(null);
  return useCallback(
    (words, toPerson = false) => {
      const now = performance.now();
      const last = said.current;
      if (!words.trim()) {
        if (last) void api.beAtCase(id, {}).catch(ignore);
        said.current = null;
      } else if (!last || last.toPerson !== toPerson || now - last.at >= typingRenewal) {
        said.current = { at: now, toPerson };
        void api.beAtCase(id, { typing: true, toPerson }).catch(ignore);
      }
    },
    [id],
  );
}

const ignore = (): void => undefined;
