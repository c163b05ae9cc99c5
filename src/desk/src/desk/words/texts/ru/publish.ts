/** Publishing, and the history of it, in Russian. */
export const publish = {
  "publish": "Публикация",
  "history": "История",
};
