/** Why an edit of a script is not made, in English. */
export const script = {
  "script.torn": "{file} line {line}: this is not YAML. Mend it there first.",
  "script.missing": "'{name}' is not there any more.",
  "script.unknownKey": "'{key}' does not belong here.",
  "script.neededKey": "'{key}' cannot be left out.",
  "script.badName": "'{name}' cannot be a name. Use small letters a–z, digits and _, a letter first, at most 40 in all.",
  "script.badChoice": "'{name}' cannot be the id of a choice. Use small letters a–z, digits and _, or a country's two capitals; not sms, also, skip, heard, otherwise.",
  "script.nodeExists": "There is a node '{name}' already. Choose another name.",
  "script.dialogNamed": "A dialog is called '{name}': nobody could tell which of them is meant. Choose another name.",
  "script.choiceExists": "There is a choice '{name}' already. Choose another id.",
  "script.lastNode": "'{name}' is the only node. A dialog needs one.",
  "script.stillLed": "These lead to '{name}': {places}. Say where they lead instead.",
  "script.leadsNowhere": "There is no other node or dialog '{name}' to lead to.",
  "script.sharedAnswer": "{place} gives the answer '{name}' too. Add a new choice instead, and take this one away when nothing asks for it.",
};
