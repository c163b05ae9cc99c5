import { el } from "../shared/dom";
import { sizeWords } from "./files";
import type { AddedFile } from "./model";
import { t } from "./tongue";

export interface Attach {
  readonly element: HTMLElement;
  /** The file that goes with the next reply. */
  readonly file: string | undefined;
  clear(): void;
}

/** One file for the next reply: chosen, brought to the server at once, shown with a way to leave it out. */
export function attach(add: (file: File) => Promise<AddedFile>): Attach {
  let added: AddedFile | null = null;
  let asked = 0;
  const input = el("input", { type: "file", id: "reply-file", class: "file-input", "aria-describedby": "reply-file-state" });
  const label = el("label", { class: "plain file-label", for: "reply-file", text: t("attach.add") });
  const state = el("span", { class: "hint", id: "reply-file-state", role: "status" });
  const drop = el("button", { type: "button", class: "plain", text: t("attach.remove"), hidden: true });
  const element = el("div", { class: "attach" }, input, label, state, drop);

  const show = (words: string, problem = false): void => {
    state.className = problem ? "problem" : "hint";
    state.textContent = words;
    drop.hidden = !added;
  };
  const clear = (): void => {
    added = null;
    asked++;
    input.value = "";
    show("");
  };
  const bring = async (file: File): Promise<void> => {
    const mine = ++asked;
    added = null;
    show(t("attach.adding", { name: file.name }));
    try {
      const answer = await add(file);
      if (mine !== asked) return;
      added = answer;
      const names = answer.authors ? t(`attach.authors.${answer.authors}`) : "";
      show([t("attach.added", { name: file.name, size: sizeWords(answer.bytes) }), names].filter(Boolean).join(" "));
    } catch (error) {
      if (mine !== asked) return;
      input.value = "";
      show(t("attach.failed", { why: error instanceof Error ? error.message : t("wrong") }), true);
    }
  };

  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void bring(file);
  });
  drop.addEventListener("click", clear);
  return {
    element,
    get file() {
      return added?.id;
    },
    clear,
  };
}
