import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { BrowserRouter } from "react-router";
import { memory } from "./api/memory";
import { Gate } from "./door/Gate";
import { nonce } from "./look/nonce";
import { schemes, theme, variables } from "./look/theme";

/** The desk. `welcome` is the one-time code of a link that makes an account. */
export function App({ welcome }: { readonly welcome: string | null }) {
  const [client] = useState(memory);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} colorSchemeManager={schemes} defaultColorScheme="auto" getStyleNonce={nonce}>
      <QueryClientProvider client={client}>
        <BrowserRouter basename="/desk">
          <Gate welcome={welcome} />
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
