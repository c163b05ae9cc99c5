import type { components } from "../../api/schema";

/** What the desk's API sends, by the names that the pages use. The types are made from the API's own description (`npm run api`). */
type Schemas = components["schemas"];

/** `wereSignedOut` is not of the server: this page saw the session end by itself. */
export type Me = Schemas["Me"] & { readonly wereSignedOut?: boolean };
export type CaseLine = Schemas["CaseCard"];
export type Urgency = CaseLine["urgency"];
export type Case = Schemas["CaseScreen"];
export type Line = Schemas["Line"];
export type FileOfLine = Schemas["FileOfLine"];
export type AddedFile = Schemas["AddedFile"];
export type Note = Schemas["Note"];
export type Colleague = Schemas["Colleague"];
export type AddressOfPerson = Schemas["AddressOfPerson"];
export type Queue = Schemas["QueueScreen"];
export type DeadLetter = Schemas["DeadLetterCard"];
export type Invitation = Schemas["NewInvitation"];
export type ReplySize = Schemas["ReplySize"];
export type CodeTables = Schemas["CodeTables"];
export type CodesOfCase = Schemas["CodesOfCase"];
export type FlagOfCase = Schemas["FlagOfCase"];
export type OutcomeOfCase = Schemas["OutcomeOfCase"];
export type SecondFactor = Schemas["SecondFactorScreen"];
export type PasskeyQuestion = Schemas["PasskeyQuestion"];
export type Session = Schemas["SessionCard"];
export type Account = Schemas["AccountCard"];
export type InvitedAs = Schemas["InvitedAs"];
export type Role = Account["roles"][number];
export type CasePage = Schemas["CaseList"];
export type LetterPage = Schemas["DeadLetterList"];
export type SearchBody = Partial<Schemas["SearchBody"]>;
export type FoundInCase = Schemas["FoundInCase"];
export type LinePage = Schemas["LineList"];
export type RevealedAddress = Schemas["RevealedAddress"];
export type NumbersNow = Schemas["OverviewNow"];
export type NumbersOfTimes = Schemas["OverviewTimes"];
export type NumbersOfCases = Schemas["OverviewCases"];
export type Breakdown = NumbersOfCases["by"];
export type Act = Schemas["AuditAct"];
export type ActPage = Schemas["AuditList"];
export type AuditChoices = Schemas["AuditChoices"];
export type Retention = Schemas["RetentionScreen"];
export type RetentionKind = Schemas["RetentionKind"];
export type OpenInvitation = Schemas["OpenInvitation"];
export type Shift = Schemas["ShiftScreen"];
export type HoursOfDuty = Schemas["HoursOfDuty"];
