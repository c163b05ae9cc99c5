import { el } from "../shared/dom";
import { languages, words, type Locale } from "./texts";

/** The button that is on every view and always in reach. */
export function exitButton(locale: Locale, exit: () => void): HTMLButtonElement {
  const text = words[locale];
  return el("button", { type: "button", class: "exit", title: text.exitHint, text: text.exit, on: { click: exit } });
}

/** The heading of every view. The page, its tab included, speaks the person's language from then on. */
export function heading(locale: Locale): HTMLElement {
  document.documentElement.lang = locale;
  document.title = words[locale].title;
  return el("h1", { text: words[locale].title });
}

/** The first view: seven languages, each named in itself. */
export function picker(locale: Locale, exit: () => void, pick: (locale: Locale) => void): HTMLElement {
  const names = [...new Set(languages.map((language) => words[language.tag].language))].join(" · ");
  const list = el("ul", { class: "languages" });
  for (const language of languages)
    list.append(el("li", {}, el("button", { type: "button", class: "choice", lang: language.tag, text: language.name, on: { click: () => pick(language.tag) } })));
  return el(
    "div",
    { class: "frame" },
    el("header", { class: "bar" }, heading(locale), exitButton(locale, exit)),
    el("main", { class: "welcome" }, el("h2", { text: names }), list, el("p", { class: "hint", text: words[locale].exitHint })),
  );
}
