import { backoff, retryAfter } from "../shared/backoff";
import { readStream, type StreamEvent } from "../shared/sse";
import { openEvents } from "./server";

/** One answer as GET /chat/events sends it. */
export interface Answer {
  readonly id: string;
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly label: string; readonly data: string }[];
  readonly at: string;
  readonly locale: string;
  readonly file?: AnswerFile;
}

/** A file that an operator sent. `name` is what it is saved under. */
export interface AnswerFile {
  readonly id: string;
  readonly type: string;
  readonly bytes: number;
  readonly name: string;
}

export interface EventsHost {
  answered(position: number, answer: Answer): void;
  /** A helper writes at this moment. */
  typing(): void;
  connected(yes: boolean): void;
  ended(erased: boolean): void;
}

/** The server sends a sign of life every 15 s; three missing ones mean that the line is dead although nobody said so. */
const silence = 45_000;

/** Keeps one stream of answers open for as long as the session lives, and goes on behind the last answer seen. */
export class Events {
  private position = 0;
  private stopped = false;
  private failures = 0;
  private line: AbortController | null = null;
  private wakeUp: (() => void) | null = null;

  constructor(
    private readonly token: string,
    private readonly host: EventsHost,
  ) {}

  async run(): Promise<void> {
    while (!this.stopped) {
      const wait = await this.listen();
      if (this.stopped) return;
      await this.pause(wait);
    }
  }

  /** The page is in front again or the network is back: try now. */
  wake(): void {
    this.wakeUp?.();
  }

  stop(): void {
    this.stopped = true;
    this.line?.abort();
    this.wake();
  }

  /** Listens until the line breaks. Returns how long to wait before the next try. */
  private async listen(): Promise<number> {
    const line = (this.line = new AbortController());
    let watch = setTimeout(() => line.abort(), silence);
    const alive = (): void => {
      clearTimeout(watch);
      watch = setTimeout(() => line.abort(), silence);
    };
    try {
      const response = await openEvents(this.token, this.position, line.signal);
      if (response.status === 401 || response.status === 410) {
        this.finish(false);
        return 0;
      }
      if (!response.ok) return this.failed(retryAfter(response.headers.get("Retry-After"), backoff(this.failures)));
      this.failures = 0;
      this.host.connected(true);
      await readStream(response, (event) => this.take(event), alive);
      return this.failed(backoff(0));
    } catch {
      return this.failed(backoff(this.failures));
    } finally {
      clearTimeout(watch);
    }
  }

  private failed(wait: number): number {
    this.failures++;
    if (!this.stopped) this.host.connected(false);
    return wait;
  }

  private take(event: StreamEvent): void {
    if (this.stopped) return;
    if (event.type === "ended") return this.finish((JSON.parse(event.data || "{}") as { erased?: boolean }).erased === true);
    if (event.type === "typing") return this.host.typing();
    if (event.type !== "message") return;
    const position = Number(event.id);
    if (!Number.isSafeInteger(position) || position <= this.position) return;
    this.position = position;
    this.host.answered(position, JSON.parse(event.data) as Answer);
  }

  private finish(erased: boolean): void {
    this.stop();
    this.host.ended(erased);
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
