import { useSyncExternalStore } from "react";
import type { LineKeeper, Writing } from "./keeper";

/** What somebody writes for this line, from the first key to the server's word that it is there. */
export const useWriting = (keeper: LineKeeper, context: string): Writing | undefined => useSyncExternalStore(keeper.subscribe, () => keeper.of(context));
