/** How long data is kept, in English. */
export const keeping = {
  "keeping": "Keeping",
  "keeping.about": "What is old is deleted by itself. Nothing is deleted of somebody whose case is open. The later numbers include the earlier ones.",
  "keeping.settings": "The ages are settings of the server (Retention). Whoever runs the server changes them there.",
  "keeping.off": "Nothing is deleted at present: it is switched off at the server (Retention:Enabled). The numbers say what would be deleted.",
  "keeping.quiet": "Nothing is due within the next 30 days.",
  "keeping.after": "Kept for {time}.",
  "keeping.atOnce": "Not kept: deleted at once.",
  "keeping.counted": "Counted: {unit}.",
  "keeping.now": "Next time",
  "keeping.week": "Within 7 days",
  "keeping.month": "Within 30 days",

  "aged.unfinished": "People who never came to a case",
  "aged.text": "What was said in closed cases",
  "aged.location": "Places",
  "aged.address": "Addresses",
  "aged.media": "Photos, voices and videos",
  "aged.audit": "Audit",

  "agedAbout.unfinished": "Somebody wrote, and it stayed with the bot. Everything of theirs is deleted: their words and the way to reach them. Counted from the last thing that happened.",
  "agedAbout.text": "Words, notes, answers, files and papers, and the key that opens them. Counted from the end of the person's last case. The case stays as codes, for the numbers.",
  "agedAbout.location": "Exact places that people sent. They are needed while somebody may have to go there. Counted from the end of the person's last case.",
  "agedAbout.address": "Numbers and names in messengers, as staff can see them. The pseudonym stays; with a new case the address is there again. Counted from the end of the person's last case.",
  "agedAbout.media": "Counted from the first time that somebody at the desk looked at one. Papers stay as long as what was said.",
  "agedAbout.audit": "Who did what, sessions that are over, and invitations that nobody can use any more. Nothing that people wrote.",

  "unit.people": "people",
  "unit.places": "places",
  "unit.addresses": "addresses",
  "unit.files": "files",
  "unit.entries": "entries",
};
