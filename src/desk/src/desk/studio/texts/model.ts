import type { components } from "../../../api/schema";

type Schemas = components["schemas"];

export type LineScreen = Schemas["LineScreen"];
export type LineRow = Schemas["LineRow"];
export type LineState = LineRow["state"];
export type TextBody = NonNullable<Schemas["WriteLinesBody"]["lines"]>[number];
export type SizeOfLine = Schemas["SizeOfLine"];
export type Trouble = SizeOfLine["troubles"][number];
