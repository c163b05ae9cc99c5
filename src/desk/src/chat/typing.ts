import { el } from "../shared/dom";

/** How long the sign stands after it was last said; the server says it every few seconds while a helper writes. */
const stands = 6_000;

/** Says that a helper writes. It ends by itself, and with what they wrote. */
export function typingSign(words: () => string): { readonly element: HTMLElement; readonly show: () => void; readonly hide: () => void } {
  const element = el("p", { class: "line", role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    clearTimeout(timer);
    element.textContent = "";
  };
  const show = (): void => {
    clearTimeout(timer);
    // Said once: a screen reader would hear each time that it is written.
    if (element.textContent !== words()) element.textContent = words();
    timer = setTimeout(hide, stands);
  };
  return { element, show, hide };
}
