import { el } from "../shared/dom";
import { choose, t, tongue, tongues, type Tongue } from "./tongue";

/** The switch for the language of the page. `changed` draws what is on the screen again. */
export function languageSwitch(changed: () => void): HTMLElement {
  const select = el("select", { id: "language", class: "language", "aria-label": t("language") });
  for (const [tag, { name }] of Object.entries(tongues)) select.append(el("option", { value: tag, text: name, lang: tag, selected: tag === tongue() }));
  select.addEventListener("change", () => {
    choose(select.value as Tongue);
    changed();
    document.getElementById("language")?.focus();
  });
  return select;
}
