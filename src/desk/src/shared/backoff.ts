/** How long to wait before try number `attempt` (0 is the first retry): 1 s doubling to 30 s, spread by `chance` (0 to 1) so that many pages do not return at once. */
export function backoff(attempt: number, chance: number = Math.random()): number {
  const ceiling = Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.5 + chance / 2));
}

/** Reads a Retry-After header in seconds, as milliseconds; `fallback` when it is missing or not a number. */
export function retryAfter(header: string | null, fallback: number): number {
  const seconds = Number(header ?? "");
  return header && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 600) * 1000 : fallback;
}
