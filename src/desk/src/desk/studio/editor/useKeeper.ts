import { useQueryClient } from "@tanstack/react-query";
import { useContext, useEffect, useState, useSyncExternalStore } from "react";
import { kept as names } from "../../api/memory";
import { Line } from "../../shell/line";
import { Keeper } from "../draft/keeper";
import { readFile, readFileOrNone, useDraft, writeFiles } from "../draft/queries";

/** One file that is edited here, with the others that an edit of it touches. `error`: it could not be read. */
export function useKeeper(path: string) {
  const client = useQueryClient();
  const { returns } = useContext(Line);
  const { data: draft } = useDraft();
  const [error, setError] = useState<unknown>(null);
  const [keeper] = useState(
    () => new Keeper({ read: readFileOrNone, write: writeFiles }, sessionStorage, () => void Promise.all([names.script("check"), names.script("draft")].map((queryKey) => client.invalidateQueries({ queryKey })))),
  );
  const kept = useSyncExternalStore(keeper.subscribe, keeper.now);

  useEffect(() => {
    let left = false;
    readFile(path).then(
      (file) => {
        if (!left) keeper.take(file);
      },
      (why: unknown) => {
        if (!left) setError(why);
      },
    );
    return () => {
      left = true;
      keeper.close();
    };
  }, [keeper, path]);

  // Another wrote one of these files: the list of the draft says so first.
  useEffect(() => {
    const known = keeper.now().work.known;
    if (draft?.files.some((file) => known[file.path] && known[file.path]?.version !== file.version)) void keeper.refresh().catch(() => undefined);
  }, [keeper, draft]);

  useEffect(() => {
    if (returns > 0) void keeper.save();
  }, [keeper, returns]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (keeper.now().standing !== "saved") event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [keeper]);

  return { keeper, kept, error };
}
