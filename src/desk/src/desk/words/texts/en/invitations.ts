/** Open invitations, and accounts that are closed, in English. */
export const invitations = {
  "invitations": "Open invitations",
  "invitations.none": "No invitation is open. One is good for a day, and for one account.",
  "invitations.by": "from {name}",
  "invitations.byHost": "from whoever is at the server",
  "invitations.ends": "good until {time}",
  "invitations.withdraw": "Withdraw",
  "invitations.withdrawTitle": "Withdraw the invitation",
  "invitations.withdrawAbout": "The link opens nothing any more, from this moment on.",
  "accounts.inUse": "Accounts in use",
  "accounts.closed": "Closed accounts",
  "accounts.noneClosed": "No account is closed.",
  "accounts.password": "Give a new password",
  "accounts.passwordAbout": "For somebody who forgot theirs: make sure that it is them. They are signed out everywhere, and come in with the password that you are shown next. They choose their own on the page of their account.",
  "accounts.passwordOnce": "It is shown this once: hand it over in person or by a safe messenger.",
};
