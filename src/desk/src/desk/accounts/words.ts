import type { Account } from "../api/model";
import { languageWords, topicWords } from "../words/codes";
import { t } from "../words/tongue";

/** What an account may do, one line for each kind; nothing for what is not limited. */
export const rightsWords = ({ roles, languages, topics, grants }: Pick<Account, "roles" | "languages" | "topics" | "grants">): string[] =>
  [roles.map((role) => t(`invite.role.${role}`)), languages.map(languageWords), topics.map(topicWords), grants.map((grant) => t(`rights.${grant}`))].map((words) => words.join(", ")).filter(Boolean);
