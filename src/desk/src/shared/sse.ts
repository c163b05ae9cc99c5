/** One event of a server-sent stream. `id` is null when the event carried none. */
export interface StreamEvent {
  readonly type: string;
  readonly id: string | null;
  readonly data: string;
}

/**
 * Reads server-sent events from text that arrives in pieces. `fetch` is used rather than EventSource,
 * because EventSource cannot send a token in a header.
 */
export class StreamParser {
  private rest = "";
  private type = "";
  private id: string | null = null;
  private data: string[] = [];

  /** Takes the next piece and returns the events that it completed, in order. */
  push(piece: string): StreamEvent[] {
    const events: StreamEvent[] = [];
    const lines = (this.rest + piece).split("\n");
    this.rest = lines.pop() ?? "";
    for (const raw of lines) {
      const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
      if (line === "") this.finish(events);
      else this.field(line);
    }
    return events;
  }

  private finish(events: StreamEvent[]): void {
    if (this.data.length > 0) events.push({ type: this.type || "message", id: this.id, data: this.data.join("\n") });
    this.type = "";
    this.id = null;
    this.data = [];
  }

  private field(line: string): void {
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") this.data.push(value);
    else if (name === "event") this.type = value;
    else if (name === "id") this.id = value;
  }
}

/** Reads a streaming answer to its end. `alive` is called for every piece, heartbeats too. */
export async function readStream(response: Response, onEvent: (event: StreamEvent) => void, alive: () => void): Promise<void> {
  if (!response.body) return;
  const parser = new StreamParser();
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    for (const event of parser.push(decoder.decode(value, { stream: true }))) onEvent(event);
  }
}
