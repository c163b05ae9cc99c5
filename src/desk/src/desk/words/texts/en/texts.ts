/** The translations of the script, in English. */
export const texts = {
  "texts": "Translations",
};
