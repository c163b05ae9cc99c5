import type { AddressOfPerson, Line, Note, Urgency } from "../api/model";
import { calendarDay, codes, dates, known, t } from "./tongue";

/** Urgencies, the highest first. */
export const urgencies: readonly Urgency[] = ["immediate", "urgent", "normal"];

export const urgencyWords = (level: Urgency): string => t(`urgency.${level}`);

/** The languages that people write in, as in the catalogue. */
export const locales = (): readonly string[] => codes("locale");

export const languageWords = (tag: string): string => known("locale", tag) ?? tag;

export const channelWords = (channel: string): string => known("channel", channel) ?? channel;

/** From where a person writes, and how it stands with it. */
export function addressWords(place: AddressOfPerson): string {
  const how = place.inUse ? t("address.now") : place.ended ? (known("address", place.ended) ?? "") : place.agreed ? t("address.agreed") : t("address.before");
  return [channelWords(place.channel), place.since && t("address.since", { day: day(place.since).toLowerCase(), time: clock(place.since) }), how].filter(Boolean).join(" · ");
}

export const modeWords = (mode: string): string => known("mode", mode) ?? "";

/** Who a case was marked for because nobody answered in time. */
export const stepWords = (step: string): string => known("step", step) ?? humanize(step);

/** What a note says: the program's own are codes. */
export const noteWords = (note: Note): string => (note.kind === "address_revealed" ? revealWords(note.text) : note.kind === "escalated" ? stepWords(note.text) : (known("note", note.kind)?.replace("{name}", note.text) ?? note.text));

/** That an address was looked at, and why: the reason's code, then what was written. */
const revealWords = (text: string): string => {
  const [code = "", ...more] = text.split(": ");
  return [t("reveal.noted"), known("reveal", code) ?? code, more.join(": ")].filter(Boolean).join(" · ");
};

/** Why a case is nobody's any more, when the program took it back. */
export const takenBack = (notes: readonly Note[]): string | null => {
  const last = [...notes].reverse().find((note) => note.kind !== "escalated");
  return last && (last.kind === "silent" || last.kind === "away") ? noteWords(last) : null;
};

/** How a person ended a case. */
export const endedWords = (how: string): string => known("ended", how) ?? t("case.endedOtherwise", { how: humanize(how).toLowerCase() });

export const topicWords = (topic: string): string => known("topic", topic) ?? humanize(topic);

/** What an answer of the summary is about. */
export const slotWords = (slot: string): string => known("slot", slot) ?? humanize(slot);

/** An answer as the person gave it. What a script set by itself is a code, such as a kind of danger; one that has no words here is read as it is written. */
export const answerWords = (slot: string, value: string): string => known(`answer.${slot}`, value) ?? (/^[a-z]+(_[a-z]+)+$/.test(value) ? humanize(value) : value);

/** Outcomes in the order of the closing list. */
export const outcomes = (): (readonly [code: string, words: string])[] => codes("outcome").map((code) => [code, outcomeWords(code)]);

export const outcomeWords = (code: string): string => known("outcome", code) ?? humanize(code);

/** A code as words: `unpaid_wages` becomes "Unpaid wages". */
export function humanize(code: string): string {
  const words = code.replace(/[_.]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why a case has its urgency (`danger:custody`, `words:urgent`, `node:unpaid_wages.papers`), in plain words and each once. */
export function reasonWords(reasons: readonly string[]): string[] {
  return [...new Set(reasons.map(because))];
}

function because(reason: string): string {
  const [kind = "", rest = ""] = reason.split(/:(.*)/s);
  const words = known("reason", rest ? `${kind}.${rest}` : kind);
  if (words === null && kind === "node") return t("reason.answers", { topic: topicWords(rest.split(".")[0] ?? rest).toLowerCase() });
  return words ?? humanize(rest || kind);
}

/** What a line says: words as they were written, and in the words of the desk what somebody did. */
export function lineWords(line: Pick<Line, "kind" | "text"> & Partial<Pick<Line, "file">>): string {
  // A file without words has its kind in brackets in their place.
  if (line.file && /^\(\w*\)$|^$/.test(line.text)) return "";
  if (line.kind === "moved") return t("talk.moved", { channel: channelWords(line.text) });
  if (line.kind === "asked") return known("asked", line.text) ?? `(${line.text})`;
  if (line.kind === "unsupported") return t("line.unsupported", { kind: humanize(line.text.replace(/[()]/g, "")).toLowerCase() });
  return known("line", line.kind) ?? line.text.replace(/^\(forwarded\)(?=\n)/, t("talk.forwarded")).replace(/^\(forwarded many times\)(?=\n)/, t("talk.forwardedOften"));
}

/** How far a line has come, at one glance: with the provider, on the phone, read. The words say the same. */
export function deliveryTicks(line: Pick<Line, "delivery">): string {
  return line.delivery === "sent" ? "✓" : line.delivery === "delivered" || line.delivery === "read" ? "✓✓" : "";
}

/** A line that the person did not get. */
export const isLost = (line: Pick<Line, "delivery">): boolean => line.delivery === "failed" || line.delivery === "refused" || line.delivery === "undelivered";

/** What became of a line that was said, in words; empty for what the person wrote. */
export function deliveryWords(line: Pick<Line, "delivery"> & Partial<Pick<Line, "words">>): string {
  switch (line.delivery) {
    case "waiting":
      return t("delivery.waiting");
    case "held":
      return line.words || t("delivery.held");
    case "sent":
    case "delivered":
    case "read":
      return t(`delivery.${line.delivery}`);
    case "undelivered":
      return t("delivery.undelivered", { why: line.words || t("delivery.noReason") });
    case "failed":
    case "refused":
      return t("delivery.failed", { why: line.words || t("delivery.noReason") });
    default:
      return "";
  }
}

/** A length of time for people: less than a minute, 4 min, 2 h 5 min, 3 days. */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return t("time.moment");
  if (minutes < 60) return t("time.minutes", { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? t("time.hoursMinutes", { hours, minutes: minutes % 60 }) : t("time.hours", { hours });
  return t("time.days", { days: Math.floor(hours / 24) });
}

export const since = (at: string, now: number = Date.now()): number => Math.max(0, (now - Date.parse(at)) / 1000);

export const clock = (at: string): string => new Date(at).toLocaleTimeString(dates(), { hour: "2-digit", minute: "2-digit" });

/** A moment to come: 24 November, 15:04. */
export const moment = (at: string): string => `${calendarDay(new Date(at), false)}, ${clock(at)}`;

/** The heading of a day in a transcript. */
export function day(at: string, now: Date = new Date()): string {
  const date = new Date(at);
  const midnight = (d: Date): number => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const ago = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (ago === 0) return t("day.today");
  if (ago === 1) return t("day.yesterday");
  return calendarDay(date, date.getFullYear() !== now.getFullYear());
}

/** A number of help; some a service is called by its number already. */
export const numberWords = ({ name, phone }: { readonly name: string; readonly phone: string }): string => (name.split(/\D+/).includes(phone) ? name : `${name}: ${phone}`);
