/// <reference types="vite/client" />

const byName = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path.split("/").at(-1)?.replace(".yaml", "") ?? "", text]));

/** Every file of the script that is shipped, by name without `.yaml`. */
export const shipped = byName(import.meta.glob<string>("../../../dialogs/*.yaml", { query: "?raw", import: "default", eager: true }));

/** Those of them that hold nodes. */
export const dialogs = Object.fromEntries(Object.entries(shipped).filter(([name]) => !["hotline", "replies", "cards"].includes(name)));

/** The small script that the benchmarks talk with. */
export const benchmark = byName(import.meta.glob<string>("../../../tests/Hotline.Benchmarks/dialogs/*.yaml", { query: "?raw", import: "default", eager: true }));
