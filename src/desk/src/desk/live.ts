export interface LiveHost {
  queueChanged(): void;
  caseChanged(id: string): void;
  connected(yes: boolean): void;
}

/** Listens to what changes. The browser itself connects again; whoever missed something reloads once the line stands. */
export function live(host: LiveHost): () => void {
  const source = new EventSource("/api/v1/events");
  source.addEventListener("open", () => {
    host.connected(true);
    host.queueChanged();
  });
  source.addEventListener("error", () => host.connected(false));
  source.addEventListener("queue", () => host.queueChanged());
  source.addEventListener("case", (event) => host.caseChanged((JSON.parse((event as MessageEvent<string>).data) as { id: string }).id));
  return () => source.close();
}

/** Calls `act` soon, and at most once in `gap` milliseconds, however often it is asked. */
export function gently(act: () => void, gap: number): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = -gap;
  return () => {
    if (timer !== null) return;
    const wait = Math.max(0, last + gap - performance.now());
    timer = setTimeout(() => {
      timer = null;
      last = performance.now();
      act();
    }, wait);
  };
}
