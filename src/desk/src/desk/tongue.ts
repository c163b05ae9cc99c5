import { en, type Key, type Texts } from "./texts/en";
import { ru } from "./texts/ru";

/** The languages of the desk's own page. A new one is its catalogue and its line here. */
export const tongues = {
  en: { name: "English", dates: "en-GB", texts: en },
  ru: { name: "Русский", dates: "ru-RU", texts: ru },
} as const satisfies Record<string, { name: string; dates: string; texts: Texts }>;

export type Tongue = keyof typeof tongues;

const key = "desk-language";

/** Whoever reads one of these as their own language rather reads Russian than English. */
const besideRussian: readonly string[] = ["be", "kk", "ky", "tg", "uk", "uz"];

let current: Tongue = "en";

export const tongue = (): Tongue => current;

/** How dates and times are written. */
export const dates = (): string => tongues[current].dates;

const isTongue = (tag: string | null | undefined): tag is Tongue => tag !== null && tag !== undefined && Object.hasOwn(tongues, tag);

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

/** From now on the page speaks this language. What is on the screen is drawn again by whoever asked. */
export function speak(next: Tongue): void {
  current = next;
  if (typeof document !== "undefined") document.documentElement.lang = next;
}

export function begin(): void {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(key);
  } catch {
    // Storage is forbidden: the browser's language it is.
  }
  speak(guess(chosen, navigator.languages));
}

/** Speaks the language, and remembers it on this machine: it says nothing about anybody. */
export function choose(next: Tongue): void {
  speak(next);
  try {
    localStorage.setItem(key, next);
  } catch {
    // Storage is full or forbidden: it holds until the page is closed.
  }
}

/** The words for a key, with `{name}` filled in. */
export function t(words: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return tongues[current].texts[words].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** A sum, with the currency by its code: signs are shared by too many. */
export const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat(dates(), { style: "currency", currency, currencyDisplay: "code", maximumFractionDigits: 3 }).format(amount);

/** The words for a code that came from the server; null when this page does not know it. */
export const known = (group: string, code: string): string | null => {
  const words = `${group}.${code}`;
  return Object.hasOwn(en, words) ? t(words as Key) : null;
};
