import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Account, Role } from "../api/model";
import { languageWords, locales, topicWords } from "../words/codes";
import { codes } from "../words/tongue";

export const roles: readonly Role[] = ["operator", "coordinator", "administrator"];

const grants = ["reveal_address", "read_answers"] as const;

/** Topics that no case is handed over by. */
const noRealTopics: readonly string[] = ["_always"];

/** What an account may do, in which languages and about what. */
export function RightsFields({ now }: { readonly now?: Pick<Account, "roles" | "languages" | "topics" | "grants"> }) {
  const { t } = useTranslation();
  const group = (name: string, label: string, description: string | null, chosen: readonly string[], options: readonly (readonly [string, string])[]) => (
    <Checkbox.Group label={label} description={description} defaultValue={[...chosen]}>
      <div className="checks">
        {options.map(([value, words]) => (
          <Checkbox key={value} name={name} value={value} label={words} />
        ))}
      </div>
    </Checkbox.Group>
  );
  const topics = codes("topic").filter((topic) => !noRealTopics.includes(topic));
  return (
    <>
      {group("roles", t("invite.roles"), null, now?.roles ?? ["operator"], roles.map((role) => [role, t(`invite.role.${role}`)]))}
      {group("grants", t("rights.grants"), null, now?.grants ?? [], grants.map((grant) => [grant, t(`rights.${grant}`)]))}
      {group("languages", t("rights.languages"), now ? null : t("rights.languagesHint"), now?.languages ?? [], locales().map((tag) => [tag, languageWords(tag)]))}
      {group("topics", t("rights.topics"), t("rights.topicsHint"), now?.topics ?? [], topics.map((topic) => [topic, topicWords(topic)]))}
    </>
  );
}

export interface Rights {
  readonly roles: readonly string[];
  readonly grants: readonly string[];
  readonly languages: readonly string[];
  readonly topics: readonly string[];
}

/** What the form says, as the server wants it. */
export function rightsOf(given: FormData): Rights {
  const all = (name: string): string[] => given.getAll(name).map(String);
  return { roles: all("roles"), grants: all("grants"), languages: all("languages"), topics: all("topics") };
}
