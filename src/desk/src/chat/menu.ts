import { el } from "../shared/dom";
import { languages, words, type Locale } from "./texts";

/** Things that a person may do at any time. Data that begins with an underscore is understood everywhere in the dialog. */
export interface MenuHost {
  tap(label: string, data: string): void;
  speak(locale: Locale): void;
  locate(): void;
  leave(): void;
}

/** A button with a list under it. Escape and a click elsewhere close it. */
export function menu(locale: Locale, host: MenuHost): HTMLElement {
  const text = words[locale];
  const list = el("div", { class: "menu", id: "menu", hidden: true });
  const opener = el("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-controls": "menu", text: text.menu });
  const box = el("div", { class: "dropdown" }, opener, list);

  const open = (yes: boolean): void => {
    list.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
  };
  const item = (label: string, act: () => void, kind = ""): HTMLElement => {
    const press = (): void => {
      open(false);
      opener.focus();
      act();
    };
    return el("button", { type: "button", class: `item ${kind}`, text: label, on: { click: press } });
  };

  list.append(
    item(text.person, () => host.tap(text.person, "_always:operator")),
    item(text.mainMenu, () => host.tap(text.mainMenu, "_always:menu")),
    item(text.location, host.locate),
    speech(locale, host, () => open(false)),
    item(text.stop, () => host.tap(text.stop, "_always:stop")),
    item(text.erase, () => host.tap(text.erase, "_always:erase")),
    item(text.leave, host.leave, "leave"),
  );
  opener.addEventListener("click", () => open(list.hidden));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    open(false);
    opener.focus();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) open(false);
  });
  return box;
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
