/** The translations of the script, in Kazakh. */
export const texts = {
  "texts": "Аудармалар",
};
