import { Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Filled {
  readonly title: string;
  /** There is only something to read in it: the room itself takes the focus, so that keys can scroll it. */
  readonly still?: boolean;
  readonly children: ReactNode;
}

/** A room that fills the desk: one heading, then what is in it. */
export function Room({ title, still = false, children }: Filled) {
  return (
    <main className="room" {...(still ? { tabIndex: 0 } : {})}>
      <Title order={2}>{title}</Title>
      {children}
    </main>
  );
}
