import { useEffect, useRef, type RefObject } from "react";

/** Tells the style sheet how high the foot is, for it grows with what is written and covers what is scrolled under it. */
export function useFootHeight(): RefObject<HTMLDivElement | null> {
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = document.documentElement;
    const watched = new ResizeObserver(() => page.style.setProperty("--foot", `${foot.current?.offsetHeight ?? 0}px`));
    if (foot.current) watched.observe(foot.current);
    return () => {
      watched.disconnect();
      page.style.removeProperty("--foot");
    };
  }, []);
  return foot;
}
