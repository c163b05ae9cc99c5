import "@mantine/core/styles.css";
import "./look/look.css";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { nonce } from "./look/nonce";
import { chosen, guess, speak } from "./words/tongue";

// A one-time code leaves the address at once, so that it is not in the history or in a picture of the screen.
const code = new URLSearchParams(location.hash.slice(1)).get("welcome");
if (code) history.replaceState(null, "", "/desk");

// Whatever makes a style element (Mantine, its dialogs) marks it as ours, or the browser drops it.
setNonce(nonce());
void speak(guess(chosen(), navigator.languages)).then(() =>
  createRoot(document.getElementById("app") as HTMLElement).render(
    <StrictMode>
      <App welcome={code} />
    </StrictMode>,
  ),
);
