/** Publishing, and the history of it, in Kazakh. */
export const publish = {
  "publish": "Жариялау",
  "history": "Тарих",
};
