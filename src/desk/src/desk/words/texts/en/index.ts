import { codes } from "./codes";
import { coding } from "./coding";
import { desk } from "./desk";

/** The desk's words in English. Every other language has exactly these keys. */
export const en = { ...desk, ...codes, ...coding };

export type Key = keyof typeof en;
export type Texts = Readonly<Record<Key, string>>;
