/** Trying the script out, in Russian. */
export const trying = {
  "try": "Проверить",
};
