import { el } from "../shared/dom";

export interface Dropdown {
  readonly element: HTMLElement;
  readonly opener: HTMLButtonElement;
  readonly list: HTMLElement;
  /** A button of the list: it closes the list, gives the focus back and acts. */
  item(label: string, act: () => void, kind?: string): HTMLElement;
  close(): void;
}

/** A button with a list that it opens. Escape and a step elsewhere close it. */
export function dropdown(id: string, opener: HTMLButtonElement, kind = ""): Dropdown {
  const list = el("div", { class: `menu ${kind}`, id, hidden: true });
  const element = el("div", { class: "dropdown" }, opener, list);
  const open = (yes: boolean): void => {
    list.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
  };
  opener.setAttribute("aria-controls", id);
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", () => open(list.hidden));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    open(false);
    opener.focus();
  });
  element.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) open(false);
  });
  const item = (label: string, act: () => void, look = ""): HTMLElement => {
    const press = (): void => {
      open(false);
      opener.focus();
      act();
    };
    return el("button", { type: "button", class: `item ${look}`, text: label, on: { click: press } });
  };
  return { element, opener, list, item, close: () => open(false) };
}
