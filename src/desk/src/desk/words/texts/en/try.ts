/** Trying the script out, in English. */
export const trying = {
  "try": "Try it",
};
