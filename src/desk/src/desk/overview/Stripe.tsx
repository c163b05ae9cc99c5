interface Shares {
  /** From 0 to 1, the longest first: each lies over the one before. */
  readonly of: readonly number[];
}

/** A bar that shows what the number beside it says. For the eye alone: a reader hears the table. */
export function Stripe({ of }: Shares) {
  return (
    <svg className="stripe" aria-hidden="true" focusable="false">
      {of.map((share, place) => (
        <rect key={place} className={place < of.length - 1 ? "pale" : ""} width={`${Math.round(share * 1000) / 10}%`} height="100%" />
      ))}
    </svg>
  );
}
