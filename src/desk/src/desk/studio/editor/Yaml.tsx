import { autocompletion, type CompletionContext, type CompletionResult, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { nonce } from "../../look/nonce";
import { complete } from "../script/complete";
import type { Tear } from "../script/tree";
import type { Placed } from "./faults";

interface Written {
  readonly text: string;
  readonly label: string;
  readonly faults: readonly Placed[];
  readonly tears: readonly Tear[];
  /** What may stand where something leads; none where the file is no dialog. */
  readonly targets: readonly string[] | null;
  /** The names under which answers are kept. */
  readonly slots: readonly string[];
  /** A line to show, counted from 1. */
  readonly line: number | null;
  readonly change: (text: string) => void;
  /** The text as it is by now: what was typed since this was drawn is in it. */
  readonly newest: () => string | null;
}

/** The file as text. What was undone elsewhere comes in here too, so the steps back are the page's and not this editor's. */
export default function Yaml({ text, label, faults, tears, targets, slots, line, change, newest }: Written) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef({ change, targets, slots, newest });
  now.current = { change, targets, slots, newest };

  useEffect(() => {
    const made = new EditorView({
      parent: place.current as HTMLElement,
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce()),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
        EditorView.lineWrapping,
        EditorState.tabSize.of(2),
        lineNumbers(),
        lintGutter(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        indentOnInput(),
        bracketMatching(),
        yaml(),
        syntaxHighlighting(colours),
        autocompletion({ override: [(context) => offered(context, now.current.targets, now.current.slots)] }),
        // Escape, then Tab leaves the editor.
        keymap.of([...completionKeymap, ...searchKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.isUserEvent("page"))) now.current.change(update.state.doc.toString());
        }),
      ],
    });
    view.current = made;
    return () => made.destroy();
    // The editor lives as long as its file is shown; what changes comes in below.
  }, []);

  useEffect(() => {
    const made = view.current;
    const old = made?.state.doc.toString();
    const next = now.current.newest();
    if (made && old !== undefined && next !== null && old !== next) made.dispatch({ changes: difference(old, next), userEvent: "page" });
  }, [text]);

  useEffect(() => {
    const made = view.current;
    if (!made) return;
    const { doc } = made.state;
    const torn = tears.map((tear): Diagnostic => ({ from: Math.min(tear.at, doc.length), to: Math.min(tear.at + 1, doc.length), severity: "error", message: t("studio.torn") }));
    const checked = faults.map(({ fault, line: at }): Diagnostic => {
      const { from, to } = doc.line(Math.max(1, Math.min(at, doc.lines)));
      return { from, to, severity: fault.severity, message: fault.message };
    });
    made.dispatch(setDiagnostics(made.state, [...torn, ...checked].sort((one, other) => one.from - other.from)));
  }, [faults, tears, text, t]);

  useEffect(() => {
    const made = view.current;
    if (!made || line === null) return;
    const { from } = made.state.doc.line(Math.max(1, Math.min(line, made.state.doc.lines)));
    made.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    made.focus();
  }, [line]);

  return <div ref={place} className="yaml" />;
}

/** The desk's own colours, so that they hold in dark and light. */
const colours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: "var(--mantine-color-anchor)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.keyword, tags.labelName, tags.typeName], color: "var(--urgent)" },
]);

function offered(context: CompletionContext, targets: readonly string[] | null, slots: readonly string[]): CompletionResult | null {
  const found = targets && complete(context.state.doc.toString(), context.pos, targets, slots);
  if (!found || (found.from === context.pos && !context.explicit)) return null;
  return { from: found.from, options: found.options.map((one) => ({ label: one, apply: found.isKey ? `${one}: ` : one })), validFor: /^[\w.]*$/ };
}

/** The piece in which two texts differ, so that the cursor stays where it was. */
function difference(old: string, next: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < old.length && from < next.length && old[from] === next[from]) from++;
  let same = 0;
  while (same < old.length - from && same < next.length - from && old[old.length - 1 - same] === next[next.length - 1 - same]) same++;
  return { from, to: old.length - same, insert: next.slice(from, next.length - same) };
}
