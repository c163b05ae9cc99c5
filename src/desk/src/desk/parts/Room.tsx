import { Title } from "@mantine/core";
import type { ReactNode } from "react";

/** A room that fills the desk: one heading, then what is in it. */
export function Room({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="room">
      <Title order={2}>{title}</Title>
      {children}
    </main>
  );
}
