/** Trying the script out, in Kazakh. */
export const trying = {
  "try": "Сынап көру",
};
