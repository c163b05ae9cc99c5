import { useEffect, useRef } from "react";
import { wordsOf } from "../api/api";

interface Wrong {
  readonly of: unknown;
  /** A form that is longer than the screen goes to it: what somebody has just sent was refused, and they look elsewhere. */
  readonly seek?: boolean;
}

/** Says what went wrong and what to do. It stands on the page before anything goes wrong, so that a screen reader hears it come. */
export function Problem({ of, seek }: Wrong) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!of || !seek) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "nearest" });
  }, [of, seek]);
  return (
    <p className="problem" role="alert" ref={place} tabIndex={seek ? -1 : undefined}>
      {of ? wordsOf(of) : ""}
    </p>
  );
}
