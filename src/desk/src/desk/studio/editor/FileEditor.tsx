import "./editor.css";
import { Button, Title } from "@mantine/core";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { useCheck, useDraft } from "../draft/queries";
import type { Edited } from "../script/edits";
import { readScript } from "../script/script";
import { Clash } from "./Clash";
import { EditingPlace, type Editing } from "./editing";
import { placed, type Placed } from "./faults";
import { Form } from "./Form";
import { Problems } from "./Problems";
import { refusalWords } from "./refusal";
import { useKeeper } from "./useKeeper";
import { slotsOf, targetsOf, useFiles } from "./useFiles";
import { useSteps } from "./useSteps";

const Graph = lazy(() => import("./Graph"));
const Yaml = lazy(() => import("./Yaml"));
const Preview = lazy(() => import("../try/PhonePreview"));

const faces = ["form", "graph", "yaml"] as const;

type Face = (typeof faces)[number];

/** One file of the script, in three faces of one text: whatever is changed in one is changed in all. */
export function FileEditor({ path, dialog }: { readonly path: string; readonly dialog: string | null }) {
  const { t } = useTranslation();
  const { keeper, kept, error } = useKeeper(path);
  const { work, standing, problem } = kept;
  const { data: draft } = useDraft();
  const check = useCheck();
  const [asked, setAsked] = useSearchParams();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [line, setLine] = useState<number | null>(null);
  const [isTried, setTried] = useState(false);
  const known = work.known[path];
  const text = work.steps.now[path] ?? null;
  const script = useMemo(() => readScript(text ?? ""), [text]);
  const files = useFiles(draft, keeper, work, dialog, path);
  const faults = useMemo(() => placed(check.data?.faults ?? [], path, known?.text ?? "", script.tree), [check.data, path, known, script]);
  const isTorn = script.tears.length > 0;
  const wanted = asked.get("face") as Face | null;
  const face: Face = dialog === null || isTorn ? "yaml" : wanted !== null && faces.includes(wanted) ? wanted : "form";
  const selected = asked.get("node");
  useSteps(keeper);

  const show = useCallback(
    (next: Face, node: string | null): void => {
      setAsked(node === null ? { face: next } : { face: next, node }, { replace: true });
    },
    [setAsked],
  );

  // A link from the list of problems leads to a line.
  const askedLine = Number(asked.get("line"));
  useEffect(() => {
    if (askedLine > 0) setLine(askedLine);
  }, [askedLine]);

  const made = useCallback(
    <T,>(edited: Edited<T>, take: (done: T) => void): void => {
      if ("refused" in edited) return setRefusal(refusalWords(edited));
      setRefusal(null);
      take(edited.done);
    },
    [],
  );

  const editing = useMemo((): Editing | null => {
    if (text === null || dialog === null) return null;
    return {
      dialog,
      script,
      faults,
      files: files.texts,
      edit: (change, about) => made(change(keeper.now().work.steps.now[path] ?? ""), (next) => keeper.edit({ [path]: next }, about)),
      editAll: (change) => void files.everything(false).then((all) => made(change(all.scripts), (next) => files.keep(next)), (why: Error) => setRefusal(why.message)),
      rename: async (node, choice, to) => {
        const refused = await files.rename(node, choice, to);
        if (refused) throw new Error(refused);
        setRefusal(null);
        if (choice === null) show(face, to);
      },
    };
  }, [text, dialog, script, faults, files, keeper, path, made, face, show]);

  if (!known) return error ? <Problem of={error} /> : <Loading />;
  const clash = work.clashes[path];
  const go = (one: Placed): void => {
    setLine(null);
    if (face === "yaml" || one.node === null) {
      show("yaml", null);
      setTimeout(() => setLine(one.line));
    } else {
      show(face, one.node);
    }
  };
  return (
    <div className="editor">
      <div className="editor-head">
        <Link className="link" to="/studio">
          {t("studio.back")}
        </Link>
        <Title order={2}>{dialog ?? path}</Title>
        <p className={`hint standing ${standing}`} role="status">
          {t(`studio.standing.${standing}`)}
        </p>
        <div className="row-of-buttons">
          <Button onClick={keeper.undo} disabled={work.steps.past.length === 0}>
            {t("studio.undo")}
          </Button>
          <Button onClick={keeper.redo} disabled={work.steps.future.length === 0}>
            {t("studio.redo")}
          </Button>
        </div>
        {dialog !== null && (
          <div className="row-of-buttons" role="group" aria-label={t("studio.faces")}>
            {faces.map((one) => (
              <Button key={one} aria-pressed={face === one} variant={face === one ? "filled" : "default"} disabled={isTorn && one !== "yaml"} onClick={() => show(one, selected)}>
                {t(`studio.face.${one}`)}
              </Button>
            ))}
            <Button aria-pressed={isTried} variant={isTried ? "filled" : "default"} onClick={() => setTried(!isTried)}>
              {t("try.beside")}
            </Button>
          </div>
        )}
      </div>
      {isTorn && dialog !== null && <p className="warning">{t("studio.tornAbout")}</p>}
      <p className="problem" role="alert">
        {refusal ?? ""}
      </p>
      {standing === "refused" && <Problem of={problem} />}
      {clash ? (
        <Clash before={known.text} mine={text} theirs={clash} settle={(next) => keeper.settle(path, next)} />
      ) : text === null ? (
        <p className="empty">{t("studio.fileGone")}</p>
      ) : (
        <div className={isTried ? "editor-pair" : "editor-alone"}>
          {isTried && (
            <aside aria-label={t("try.beside")}>
              <Suspense fallback={<Loading />}>
                <Preview draft={check.data?.hash ?? ""} />
              </Suspense>
            </aside>
          )}
          <div className="editor">
            <Suspense fallback={<Loading />}>
              {face === "yaml" && (
                <Yaml
                  text={text}
                  label={t("studio.textOf", { name: path })}
                  faults={faults}
                  tears={path.endsWith(".yaml") ? script.tears : noTears}
                  targets={dialog === null ? null : targetsOf(files.texts, dialog)}
                  slots={slotsOf(files.texts)}
                  line={line}
                  change={(next) => keeper.edit({ [path]: next }, "text")}
                  newest={() => keeper.now().work.steps.now[path] ?? null}
                />
              )}
              {editing && face !== "yaml" && (
                <EditingPlace value={editing}>
                  {face === "graph" && <Graph selected={selected} select={(node) => show("graph", node)} />}
                  <Form only={face === "graph"} selected={selected} select={(node) => show(face, node)} />
                </EditingPlace>
              )}
            </Suspense>
            <section className="card" aria-label={t("studio.faults")}>
              <Problem of={check.error} />
              {check.data && <Problems faults={faults} go={go} />}
            </section>
          </div>
        </div>
      )}
    </div>
  );
}

const noTears: readonly never[] = [];
