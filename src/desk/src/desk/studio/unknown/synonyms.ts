/** The language that scripts are written in. */
export const source = "en";

/** Words behind others, once. */
export const withWord = (words: string, word: string): string => [...split(words).filter((one) => one !== word), word].join("|");

/** The same without a word; empty where nothing is left. */
export const withoutWord = (words: string, word: string): string => split(words).filter((one) => one !== word).join("|");

const split = (words: string): string[] => words.split("|").map((one) => one.trim()).filter((one) => one !== "");
