import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { Breakdown, NumbersNow, NumbersOfCases, NumbersOfTimes } from "../api/model";

/** What is counted here. By urgency the times say it. */
export type CountedBy = Exclude<Breakdown, "urgency">;

/** How far back, in days. */
export const periods = { day: 1, week: 7, month: 30, year: 365 } as const;

export type Period = keyof typeof periods;

const day = 86_400_000;

/** How often who waits is counted anew, and how long other numbers are good, in milliseconds. */
const soon = 15_000;
const aWhile = 60_000;

const since = (period: Period): string => `from=${encodeURIComponent(new Date(Date.now() - periods[period] * day).toISOString())}`;

export const useNow = () => useQuery({ queryKey: kept.numbersNow, queryFn: () => api.get<NumbersNow>("overview/now"), refetchInterval: soon });

export const useTimes = (period: Period) => useQuery({ queryKey: kept.numbers("times", period), queryFn: () => api.get<NumbersOfTimes>(`overview/times?${since(period)}`), staleTime: aWhile });

export const useCounts = (by: CountedBy, period: Period) =>
  useQuery({ queryKey: kept.numbers(by, period), queryFn: () => api.get<NumbersOfCases>(`overview/cases?by=${by}&${since(period)}`), staleTime: aWhile });
