import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";

interface Choices {
  readonly name: string;
  readonly label: string;
  /** What stands first and means: nothing chosen. */
  readonly none: string;
  readonly options: readonly (readonly [code: string, words: string])[];
  readonly value?: string | undefined;
  readonly required?: boolean;
  readonly autofocus?: boolean;
  readonly onChange?: (value: string) => void;
  /** Groups of further options. */
  readonly children?: ReactNode;
}

/** One of several codes, in words. */
export function Choice({ name, label, none, options, value, required = false, autofocus = false, onChange, children }: Choices) {
  return (
    <NativeSelect name={name} label={label} defaultValue={value ?? ""} required={required} withAsterisk={false} {...(autofocus ? { "data-autofocus": true } : {})} onChange={(event) => onChange?.(event.currentTarget.value)}>
      <option value="">{none}</option>
      {options.map(([code, words]) => (
        <option key={code} value={code}>
          {words}
        </option>
      ))}
      {children}
    </NativeSelect>
  );
}
