/** The list of dialogs and the editor, in Russian. */
export const studio = {
  "studio": "Сценарий",
  "studio.parts": "Разделы сценария",
  "studio.dialogs": "Диалоги",
  "studio.soon": "Здесь пока ничего нет.",
};
