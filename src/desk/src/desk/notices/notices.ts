import type { CaseLine } from "../api/model";
import { t, tongue } from "../words/tongue";

/** How it stands with notices of this page in this browser. `unknown`: it has none. */
export type Allowed = NotificationPermission | "unknown";

export const allowed = (): Allowed => ("Notification" in globalThis ? Notification.permission : "unknown");

/** Shows a notice outside the page: a few words without any content, and where a press on it leads. One kind replaces the last of its kind. False where this browser shows none. */
export function show(kind: string, words: string, open: () => void): boolean {
  if (allowed() !== "granted") return false;
  try {
    const notice = new Notification(t("desk"), { body: words, tag: `desk-${kind}`, lang: tongue() });
    notice.onclick = () => {
      window.focus();
      notice.close();
      open();
    };
    return true;
  } catch {
    // Browsers of phones know the name and show nothing.
    return false;
  }
}

/** Own cases whose person has answered: the word was theirs before, and is the helper's now. */
export function answered(before: readonly CaseLine[], now: readonly CaseLine[]): CaseLine[] {
  return now.filter((line) => line.status === "with_operator" && before.some((known) => known.id === line.id && known.status === "with_person"));
}
