import { useEffect, useState } from "react";

/** Draws the component again every `gap` milliseconds, so that its lengths of time stay true. */
export function useNow(gap: number): void {
  const [, setNow] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setNow((count) => count + 1), gap);
    return () => clearInterval(timer);
  }, [gap]);
}
