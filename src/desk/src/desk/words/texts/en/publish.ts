/** Publishing, and the history of it, in English. */
export const publish = {
  "publish": "Publish",
  "history": "History",
};
