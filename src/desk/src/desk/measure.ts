import type { ReplySize } from "./model";

/** How long nothing is typed before the server is asked. */
const pause = 400;

/**
 * Asks how many SMS parts the words are, when the typing pauses, and shows the answer to the newest words alone. The server counts: it spells and cuts a text as it sends it. While it cannot answer nothing
 * is shown, for a wrong number is worse.
 */
export function measured(size: (text: string) => Promise<ReplySize>, show: (size: ReplySize | null) => void): (text: string) => void {
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    const mine = ++newest;
    clearTimeout(timer);
    const words = text.trim();
    if (!words) {
      show(null);
      return;
    }
    timer = setTimeout(() => {
      size(words).then(
        (answer) => mine === newest && show(answer),
        () => mine === newest && show(null),
      );
    }, pause);
  };
}
