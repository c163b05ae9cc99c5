import { el } from "../shared/dom";
import { attach } from "./attach";
import { attempt, draftOf, dropDraft, keepDraft } from "./drafts";
import { measured } from "./measure";
import type { AddedFile, ReplySize } from "./model";
import { money, t } from "./tongue";

export interface ReplyBox {
  readonly element: HTMLElement;
  focus(): void;
  /** Puts words into the box, behind what stands there. */
  put(text: string): void;
}

/** Longest reply, in UTF-16 units. */
const longest = 4_000;

/** What the words will cost, as far as it is known. */
function paid(size: ReplySize | null): string {
  if (!size?.parts) return "";
  const parts = t("reply.parts", { parts: String(size.parts) });
  return size.cost ? `${parts} ${t("reply.cost", { cost: money(size.cost.amount, size.cost.currency) })}` : parts;
}

/** Where the operator writes. The words stay, here and over a reload, until the server has accepted them. */
export function replyBox(
  id: string,
  send: (clientId: string, text: string, file: string | undefined) => Promise<void>,
  add: ((file: File) => Promise<AddedFile>) | null,
  size: ((text: string) => Promise<ReplySize>) | null,
): ReplyBox {
  const box = el("textarea", { id: "reply", rows: 2, maxlength: longest, dir: "auto", "aria-describedby": "reply-state reply-size" });
  const cost = el("p", { class: "hint", id: "reply-size", role: "status" });
  const measure = size && measured(size, (found) => (cost.textContent = paid(found)));
  const state = el("p", { class: "hint", id: "reply-state", role: "status" });
  const button = el("button", { type: "submit", class: "primary", text: t("reply.send") });
  const attachment = add && attach(add);
  const element = el("form", { class: "reply" }, el("label", { for: "reply", text: t("reply") }), box, attachment ? attachment.element : el("p", { class: "hint", text: t("attach.none") }), cost, el("div", { class: "actions" }, button, state));
  box.value = draftOf(id).text;
  state.textContent = t("reply.keys");
  measure?.(box.value);

  const submit = async (): Promise<void> => {
    const text = box.value.trim();
    const file = attachment?.file;
    if ((!text && !file) || button.disabled) return;
    const { clientId } = attempt(id, text, file);
    button.disabled = true;
    state.className = "hint";
    state.textContent = t("reply.sending");
    try {
      await send(clientId, text, file);
      dropDraft(id);
      attachment?.clear();
      box.value = "";
      measure?.("");
      state.textContent = t("reply.accepted");
    } catch (error) {
      state.className = "problem";
      state.textContent = t("reply.failed", { why: error instanceof Error ? error.message : t("wrong") });
    } finally {
      button.disabled = false;
      box.focus();
    }
  };

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  box.addEventListener("input", () => {
    keepDraft(id, box.value);
    measure?.(box.value);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    void submit();
  });

  const put = (text: string): void => {
    box.value = box.value.trim() ? `${box.value}\n${text}` : text;
    keepDraft(id, box.value);
    measure?.(box.value);
    box.focus();
  };
  return { element, focus: () => box.focus(), put };
}
