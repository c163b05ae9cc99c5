import { useEffect } from "react";
import type { Keeper } from "../draft/keeper";

/** Control+Z and its way back, wherever one is in the file: the browser's own knows only one field. */
export function useSteps(keeper: Keeper): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("[role=dialog]")) return;
      const key = event.key.toLowerCase();
      const act = key === "y" || (key === "z" && event.shiftKey) ? keeper.redo : key === "z" ? keeper.undo : null;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [keeper]);
}
