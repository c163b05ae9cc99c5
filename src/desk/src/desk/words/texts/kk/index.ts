import type { Texts } from "../en";
import { codes } from "./codes";
import { coding } from "./coding";
import { desk } from "./desk";

/** The desk's words in Kazakh. A draft: no native speaker has read them yet (`isDraft` in `tongue.ts`). */
export const kk: Texts = { ...desk, ...codes, ...coding };
