/** The list of dialogs and the editor, in Kazakh. */
export const studio = {
  "studio": "Сценарий",
  "studio.parts": "Сценарий бөлімдері",
  "studio.dialogs": "Диалогтар",
  "studio.soon": "Мұнда әзірге ештеңе жоқ.",
};
