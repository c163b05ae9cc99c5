import { backoff } from "../../shared/backoff";

export interface LiveHost {
  queueChanged(): void;
  caseChanged(id: string): void;
  presenceChanged(id: string): void;
  scriptsChanged(): void;
  connected(yes: boolean): void;
}

/** Listens to what changes, and comes back when the line breaks. Whoever may have missed something reads again once it stands. */
export function live(host: LiveHost): () => void {
  let source: EventSource;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    source = new EventSource("/api/v1/events");
    source.addEventListener("open", () => {
      failures = 0;
      host.connected(true);
      host.queueChanged();
    });
    source.addEventListener("error", () => {
      host.connected(false);
      // The browser itself returns after a broken line, but never after a refusal. Reading the queue tells why it was.
      if (source.readyState !== EventSource.CLOSED) return;
      host.queueChanged();
      timer = setTimeout(open, backoff(failures++));
    });
    // News may have been lost between servers: as after a broken line.
    source.addEventListener("again", () => {
      host.connected(true);
      host.queueChanged();
    });
    source.addEventListener("queue", () => host.queueChanged());
    source.addEventListener("case", (event) => host.caseChanged(caseOf(event)));
    source.addEventListener("scripts", () => host.scriptsChanged());
    source.addEventListener("presence", (event) => host.presenceChanged(caseOf(event)));
  };

  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

const caseOf = (event: Event): string => (JSON.parse((event as MessageEvent<string>).data) as { id: string }).id;

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
