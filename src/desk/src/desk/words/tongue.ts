import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import * as kazakh from "./kazakh";
import type { Key, Texts } from "./texts/en";

/** One language of the page. `months`, `countries`: where browsers do not know them. `isDraft` until a native speaker has read the words; the page says so. */
interface Speech {
  readonly name: string;
  readonly dates: string;
  readonly months?: readonly string[];
  readonly countries?: Readonly<Record<string, string>>;
  readonly isDraft?: boolean;
  readonly texts: () => Promise<Texts>;
}

/** The languages of the desk's own page. A new one is its catalogue and its line here. Each is loaded when it is chosen. */
export const tongues = {
  en: { name: "English", dates: "en-GB", texts: async () => (await import("./texts/en")).en },
  ru: { name: "Русский", dates: "ru-RU", texts: async () => (await import("./texts/ru")).ru },
  kk: {
    name: "Қазақша",
    dates: kazakh.locale,
    months: kazakh.months,
    countries: kazakh.countries,
    isDraft: true,
    texts: async () => (await import("./texts/kk")).kk,
  },
} satisfies Record<string, Speech>;

export type Tongue = keyof typeof tongues;

const key = "desk-language";
const catalogue = "desk";

/** Whoever reads one of these as their own language rather reads Russian than English. */
const besideRussian: readonly string[] = ["be", "ky", "tg", "uk", "uz"];

const isTongue = (tag: string | null | undefined): tag is Tongue => tag !== null && tag !== undefined && Object.hasOwn(tongues, tag);

export const tongue = (): Tongue => (isTongue(i18next.language) ? i18next.language : "en");

const speech = (): Speech => tongues[tongue()];

/** How times and numbers are written. */
export const dates = (): string => speech().dates;

/** A day of the calendar: 3 February, 3 ақпан. */
export function calendarDay(date: Date, year: boolean): string {
  const { dates: locale, months } = speech();
  if (!months) return date.toLocaleDateString(locale, { day: "numeric", month: "long", year: year ? "numeric" : undefined });
  const day = `${date.getDate()} ${months[date.getMonth()]}`;
  return year ? `${date.getFullYear()} ж. ${day}` : day;
}

/** A country by its code of two letters. */
export function countryWords(code: string): string {
  const { dates: locale, countries } = speech();
  return countries?.[code] ?? new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}

/** No native speaker has read the words of this language yet. */
export const isDraft = (): boolean => speech().isDraft === true;

/** The language to begin with: what was chosen here before, else the browser's first that we have or are near to, else English. */
export function guess(chosen: string | null, preferred: readonly string[]): Tongue {
  if (isTongue(chosen)) return chosen;
  for (const tag of preferred) {
    const first = tag.toLowerCase().split("-")[0] ?? "";
    if (isTongue(first)) return first;
    if (besideRussian.includes(first)) return "ru";
  }
  return "en";
}

/** From now on the page speaks this language; what is on the screen follows. */
export async function speak(next: Tongue): Promise<void> {
  if (!i18next.isInitialized) await begin(next);
  if (!i18next.hasResourceBundle(next, catalogue)) i18next.addResourceBundle(next, catalogue, await tongues[next].texts());
  await i18next.changeLanguage(next);
  if (typeof document !== "undefined") document.documentElement.lang = next;
}

/** Speaks the language, and remembers it on this machine: it says nothing about anybody. */
export async function choose(next: Tongue): Promise<void> {
  try {
    localStorage.setItem(key, next);
  } catch {
    // Storage is full or forbidden: it holds until the page is closed.
  }
  await speak(next);
}

/** What was chosen on this machine before. */
export function chosen(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage is forbidden: the browser's language it is.
    return null;
  }
}

const begin = (first: Tongue): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    lng: first,
    resources: {},
    ns: [catalogue],
    defaultNS: catalogue,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    // React writes text, never HTML. A hole without a value stays visible.
    interpolation: { prefix: "{", suffix: "}", escapeValue: false },
    missingInterpolationHandler: (_text: string, match: RegExpExecArray) => match[0],
    react: { useSuspense: false },
  });

/** The words for a key, with `{name}` filled in. Components take theirs from `useTranslation`, so that they follow the language. */
export const t = (words: Key, values: Readonly<Record<string, string | number>> = {}): string => i18next.t(words, values);

/** The words for a code that came from the server; null when this page does not know it. */
export function known(group: string, code: string): string | null {
  const words = `${group}.${code}`;
  return Object.hasOwn(texts(), words) ? t(words as Key) : null;
}

/** The codes of a group, in the order of the catalogue. */
export const codes = (group: string): string[] =>
  Object.keys(texts())
    .filter((words) => words.startsWith(`${group}.`))
    .map((words) => words.slice(group.length + 1));

const texts = (): Texts => i18next.getResourceBundle(tongue(), catalogue) as Texts;

/** A whole number, as the language writes it. */
export const whole = (number: number): string => number.toLocaleString(dates());

/** A sum, with the currency by its code: signs are shared by too many. */
export const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat(dates(), { style: "currency", currency, currencyDisplay: "code", maximumFractionDigits: 3 }).format(amount);
