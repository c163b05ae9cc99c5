import type { Line, Urgency } from "./model";

export const urgencyWords: Readonly<Record<Urgency, string>> = { immediate: "Immediate", urgent: "Urgent", normal: "Normal" };

export const languageWords: Readonly<Record<string, string>> = {
  ru: "Russian",
  kk: "Kazakh",
  ky: "Kyrgyz",
  "uz-Latn": "Uzbek (Latin)",
  "uz-Cyrl": "Uzbek (Cyrillic)",
  tg: "Tajik",
  en: "English",
};

export const channelWords: Readonly<Record<string, string>> = { telegram: "Telegram", sms: "SMS", whatsapp: "WhatsApp", web: "Web chat", terminal: "Terminal" };

export const modeWords: Readonly<Record<string, string>> = {
  bot: "The bot is talking with the person.",
  waiting: "The person waits for a human. The bot still answers about safety.",
  human: "You talk; the bot is silent, except about danger.",
  closed: "This case is closed. If the person writes again, the bot asks what it is about.",
  stopped: "The person asked us to stop writing. They can write again at any time.",
};

/** How a person may have ended a case. */
export const endedWords: Readonly<Record<string, string>> = {
  stopped: "The person asked us to stop writing.",
  left: "The person left. What you write does not reach them now.",
  erased: "The person had their data deleted.",
};

/** Outcomes in the order of the closing list. */
export const outcomes: readonly (readonly [code: string, words: string])[] = [
  ["information_given", "Information given"],
  ["referred_accepted", "Referred, accepted there"],
  ["referred_no_answer", "Referred, no answer there"],
  ["referred_refused", "Referred, refused there"],
  ["statement_prepared", "Statement prepared"],
  ["statement_filed", "Statement filed by the person"],
  ["authority_inspection", "Authority replied: inspection"],
  ["authority_refusal", "Authority replied: refusal"],
  ["authority_forwarded", "Authority replied: sent elsewhere"],
  ["paid_in_full", "Paid in full"],
  ["paid_in_part", "Paid in part"],
  ["documents_returned", "Documents returned"],
  ["left_safely", "Left the situation safely"],
  ["medical_care", "Medical care received"],
  ["found_in_custody", "Found in custody"],
  ["released", "Released"],
  ["expelled", "Expelled"],
  ["returned_home", "Returned home"],
  ["shelter_given", "Shelter given"],
  ["family_reached", "Family reached"],
  ["group_started", "Group action started"],
  ["person_withdrew", "The person does not want to go on"],
  ["contact_lost", "Contact lost"],
  ["harm_after_contact", "Harm after contact (will be reviewed)"],
  ["not_our_topic", "Not our topic"],
];

/** A code as words: `unpaid_wages` becomes "Unpaid wages". */
export function humanize(code: string): string {
  const words = code.replace(/[_.]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why a case has its urgency: `danger:custody`, `words:urgent`, `node:unpaid_wages.papers`, or anything else as it stands. */
export function reasonWords(reason: string): string {
  const [kind, rest] = [reason.slice(0, reason.indexOf(":")), reason.slice(reason.indexOf(":") + 1)];
  if (reason === "danger:danger") return "The person said that there is danger";
  if (kind === "words") return `Words that sound ${rest}`;
  if (kind === "danger") return `Words of danger: ${humanize(rest).toLowerCase()}`;
  if (kind === "node") return `Answer in “${humanize(rest.split(".")[0] ?? rest)}”: ${humanize(rest.split(".").slice(1).join(" ")).toLowerCase()}`;
  return humanize(reason);
}

/** What became of a line that was said, in words; empty for what the person wrote. */
export function deliveryWords(line: Pick<Line, "delivery" | "words">): string {
  switch (line.delivery) {
    case "waiting":
      return "waiting";
    case "sent":
      return "sent";
    case "failed":
    case "refused":
      return `not sent: ${line.words || "no reason was given"}`;
    default:
      return "";
  }
}

/** A length of time for people: "less than a minute", "4 min", "2 h 5 min", "3 days". */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

export const since = (at: string, now: number = Date.now()): number => Math.max(0, (now - Date.parse(at)) / 1000);

export const clock = (at: string): string => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The heading of a day in a transcript. */
export function day(at: string, now: Date = new Date()): string {
  const date = new Date(at);
  const midnight = (d: Date): number => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const ago = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (ago === 0) return "Today";
  if (ago === 1) return "Yesterday";
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: date.getFullYear() === now.getFullYear() ? undefined : "numeric" });
}
