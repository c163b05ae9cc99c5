import { el } from "../shared/dom";
import { dropdown } from "./dropdown";
import { languages, words, type Locale } from "./texts";

/** Things that a person may do at any time. Data that begins with an underscore is understood everywhere in the dialog. */
export interface MenuHost {
  tap(label: string, data: string): void;
  speak(locale: Locale): void;
  locate(): void;
  leave(): void;
}

/** Everything that stays possible, behind one button. */
export function menu(locale: Locale, host: MenuHost): HTMLElement {
  const text = words[locale];
  const { element, list, item, close } = dropdown("menu", el("button", { type: "button", class: "opener", text: text.menu }));
  list.append(
    item(text.person, () => host.tap(text.person, "_always:operator")),
    item(text.mainMenu, () => host.tap(text.mainMenu, "_always:menu")),
    item(text.location, host.locate),
    speech(locale, host, close),
    item(text.stop, () => host.tap(text.stop, "_always:stop")),
    item(text.erase, () => host.tap(text.erase, "_always:erase")),
    item(text.leave, host.leave, "leave"),
  );
  return element;
}

function speech(locale: Locale, host: MenuHost, done: () => void): HTMLElement {
  const select = el("select", { class: "speech", id: "speech" });
  for (const language of languages)
    select.append(el("option", { value: language.tag, lang: language.tag, selected: language.tag === locale, text: language.name }));
  select.addEventListener("change", () => {
    done();
    host.speak(select.value as Locale);
  });
  return el("div", { class: "item row" }, el("label", { for: "speech", text: words[locale].language }), select);
}
