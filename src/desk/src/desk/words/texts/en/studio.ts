/** The list of dialogs and the editor, in English. */
export const studio = {
  "studio": "Script",
  "studio.parts": "Parts of the script",
  "studio.dialogs": "Dialogs",
  "studio.soon": "Nothing stands here yet.",
};
