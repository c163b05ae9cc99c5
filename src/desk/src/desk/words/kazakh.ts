/** What Chromium lacks for Kazakh: it says that it knows the language, and then calls months "M02" and countries by their English names. */

const knows = /\p{Script=Cyrillic}/u.test(new Intl.DisplayNames("kk", { type: "region" }).of("KZ") ?? "");

/** How times, numbers and the rarer countries are written; in Russian times and numbers are the same. */
export const locale = knows ? "kk-KZ" : "ru-RU";

export const months = ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"] as const;

/** The countries that people come from and work in, by their codes. */
export const countries: Readonly<Record<string, string>> = {
  AF: "Ауғанстан",
  AM: "Армения",
  AZ: "Әзербайжан",
  BD: "Бангладеш",
  BY: "Беларусь",
  CN: "Қытай",
  GE: "Грузия",
  IN: "Үндістан",
  KG: "Қырғызстан",
  KZ: "Қазақстан",
  MN: "Моңғолия",
  PK: "Пәкістан",
  RU: "Ресей",
  TJ: "Тәжікстан",
  TM: "Түрікменстан",
  TR: "Түркия",
  UA: "Украина",
  UZ: "Өзбекстан",
};
