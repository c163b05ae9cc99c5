import { backoff } from "../shared/backoff";
import type { Outcome, Unfit, Why } from "./server";
import type { Sent } from "./session";

/** Tries before the page says "not sent" and waits for the person. */
const tries = 5;

export interface OutboxHost {
  /** One attempt over the network. */
  attempt(message: Sent): Promise<Outcome>;
  /** A message changed its state: show and save it. */
  changed(message: Sent): void;
  /** The server says that the session is over, and whether the person's data was deleted. */
  ended(erased: boolean): void;
  /** Words for the ways in which a message can stay behind. */
  words(kind: "later" | "tooLong" | Why | Unfit): string;
}

/** Sends what the person wrote, one after the other, so that nothing overtakes. A repeat carries the same id. */
export class Outbox {
  private readonly queue: Sent[] = [];
  private running = false;
  private readonly dropped = new Set<string>();
  private stopped = false;
  private wakeUp: (() => void) | null = null;

  constructor(private readonly host: OutboxHost) {}

  add(message: Sent): void {
    message.state = "sending";
    delete message.why;
    this.dropped.delete(message.id);
    this.host.changed(message);
    this.queue.push(message);
    if (!this.running) void this.run();
  }

  /** The network is back: do not wait any longer. */
  wake(): void {
    this.wakeUp?.();
  }

  /** The person does not want it sent any more. Whoever attempts it now is told by the caller. */
  drop(id: string): void {
    this.dropped.add(id);
    if (this.queue[0]?.id === id) this.wake();
  }

  stop(): void {
    this.stopped = true;
    this.queue.length = 0;
    this.wake();
  }

  private async run(): Promise<void> {
    this.running = true;
    for (let next = this.queue[0]; next; next = this.queue[0]) {
      await this.deliver(next);
      this.queue.shift();
    }
    this.running = false;
  }

  private async deliver(message: Sent): Promise<void> {
    for (let attempt = 0; !this.over(message); attempt++) {
      const result = await this.host.attempt(message);
      if (this.over(message)) return;
      if (result.kind === "accepted") return this.settle(message, "sent");
      if (result.kind === "ended") return this.host.ended(result.erased);
      if (result.kind === "unfit") {
        message.final = true;
        return this.settle(message, "failed", this.host.words(result.why));
      }
      if (result.kind !== "later") return this.settle(message, "failed", this.host.words(result.kind === "tooLong" ? "tooLong" : "later"));
      if (attempt + 1 >= tries) return this.settle(message, "failed", this.host.words("later"));
      if (result.why) this.note(message, this.host.words(result.why));
      await this.pause(result.after ?? backoff(attempt));
    }
  }

  private over(message: Sent): boolean {
    return this.stopped || this.dropped.has(message.id);
  }

  private settle(message: Sent, state: "sent" | "failed", why?: string): void {
    message.state = state;
    if (why === undefined) delete message.why;
    else message.why = why;
    this.host.changed(message);
  }

  private note(message: Sent, why: string): void {
    message.why = why;
    this.host.changed(message);
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
