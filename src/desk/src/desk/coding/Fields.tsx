import { Checkbox, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case, CodeTables } from "../api/model";
import { useCaseAct } from "../case/queries";
import { FormDialog } from "../parts/FormDialog";
import { Choice } from "./Choice";
import { useCodes } from "./queries";
import { fieldWords, valueWords } from "./words";

/** The coded facts of a case, each of which may stay "not asked". */
export function Fields({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const codes = useCodes();
  const set = useCaseAct(item.id, (version, fields: Record<string, string[]>) => api.post(api.path(item.id, "fields"), { version, codesVersion: item.codes.version, fields }));
  const fields = codes.data?.fields ?? [];
  const submit = async (given: FormData): Promise<void> => {
    const asked = (name: string): string[] => given.getAll(name).map((value) => String(value).trim()).filter(Boolean);
    const before = (name: string): readonly string[] => item.codes.fields[name] ?? [];
    const changed = fields.filter(({ name }) => [...asked(name)].sort().join() !== [...before(name)].sort().join());
    if (changed.length > 0) await set.mutateAsync(Object.fromEntries(changed.map(({ name }) => [name, asked(name)])));
  };
  return (
    <FormDialog title={t("fields.title")} action={t("fields.save")} close={close} submit={submit}>
      <p className="hint">{t("fields.about")}</p>
      {fields.map((field) => (
        <Field key={field.name} field={field} now={item.codes.fields[field.name] ?? []} />
      ))}
    </FormDialog>
  );
}

function Field({ field, now }: { readonly field: CodeTables["fields"][number]; readonly now: readonly string[] }) {
  const { t } = useTranslation();
  const label = fieldWords(field.name);
  const options = (field.values ?? []).map((value) => [value, valueWords(field.name, value)] as const);
  if (!field.values) return <TextInput name={field.name} label={label} defaultValue={now[0] ?? ""} maxLength={6} autoCapitalize="characters" />;
  if (field.many)
    return (
      <Checkbox.Group label={label} defaultValue={[...now]}>
        <div className="checks">
          {options.map(([value, words]) => (
            <Checkbox key={value} name={field.name} value={value} label={words} />
          ))}
        </div>
      </Checkbox.Group>
    );
  // Countries come by their codes; in words they are looked for by the alphabet.
  const sorted = field.name === "country" || field.name === "citizenship" ? [...options].sort((a, b) => a[1].localeCompare(b[1])) : options;
  return <Choice name={field.name} label={label} none={t("notAsked")} options={sorted} value={now[0]} />;
}
