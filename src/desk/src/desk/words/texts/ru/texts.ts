/** The translations of the script, in Russian. */
export const texts = {
  "texts": "Переводы",
};
