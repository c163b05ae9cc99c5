import { api } from "../api/api";
import type { Me, PasskeyQuestion } from "../api/model";

/** An address of numbers instead of a name: a passkey belongs to a name (WebAuthn, section 5.1.2: a domain). */
const isNumbers = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith("[");

/** Whether passkeys can be kept and shown here. */
export const knowsPasskeys = (): boolean => !isNumbers(location.hostname) && typeof PublicKeyCredential !== "undefined" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

/** Signs in by a passkey alone, which asks for the person's finger, face or PIN by itself. The same is a second step after a password. Null when the person thought better of it. */
export async function signInByPasskey(): Promise<Me | null> {
  const asked = await api.post<PasskeyQuestion>("sign-in/passkey/options");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.options as never);
  const credential = await shown(navigator.credentials.get({ publicKey }));
  return credential && api.enter("sign-in/passkey", { pass: asked.pass, credential: credential.toJSON() });
}

/** A new passkey for whoever is signed in, and the pass that belongs to it. Null when the person thought better of it. */
export async function makePasskey(password: string): Promise<{ pass: string; credential: unknown } | null> {
  const asked = await api.post<PasskeyQuestion>("me/passkeys/options", { password });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked.options as never);
  const credential = await shown(navigator.credentials.create({ publicKey }));
  return credential && { pass: asked.pass, credential: credential.toJSON() };
}

async function shown(asked: Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await asked) as PublicKeyCredential | null;
  } catch (error) {
    // The browser's own window was closed, or its time was over: that is no fault.
    if (error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError")) return null;
    throw error;
  }
}
