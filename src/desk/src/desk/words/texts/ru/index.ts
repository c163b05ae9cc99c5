import type { Texts } from "../en";
import { codes } from "./codes";
import { coding } from "./coding";
import { desk } from "./desk";

/** The desk's words in Russian. */
export const ru: Texts = { ...desk, ...codes, ...coding };
