import { wordsOf } from "../api/api";

/** Says what went wrong and what to do. It stands on the page before anything goes wrong, so that a screen reader hears it come. */
export function Problem({ of }: { readonly of: unknown }) {
  return (
    <p className="problem" role="alert">
      {of ? wordsOf(of) : ""}
    </p>
  );
}
