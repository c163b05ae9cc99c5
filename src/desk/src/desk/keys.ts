import { el } from "../shared/dom";
import { t } from "./tongue";

const key = "keys";

/** One-letter keys, off while somebody writes, and off for good when they are in the way. Returns the help line. */
export function keys(bindings: Readonly<Record<string, () => void>>): HTMLElement {
  const box = el("input", { type: "checkbox", id: "keys" });
  box.checked = sessionStorage.getItem(key) !== "off";
  box.addEventListener("change", () => sessionStorage.setItem(key, box.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (!box.isConnected || !box.checked || event.ctrlKey || event.altKey || event.metaKey || writing(event.target)) return;
    const act = bindings[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  return el("footer", { class: "help" }, el("label", {}, box, t("keys")), el("span", { text: t("keys.help") }));
}

const writing = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, dialog") !== null;
