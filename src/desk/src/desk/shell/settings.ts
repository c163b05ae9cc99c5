import { useLocalStorage } from "@mantine/hooks";

/** Whether an immediate case may be heard. Kept on this machine: it says nothing about anybody. */
export const useSoundOn = () => useLocalStorage({ key: "desk-sound", defaultValue: true, getInitialValueInEffect: false });

/** Whether this browser may tell of what happens while somebody looks elsewhere. Off until they ask for it. */
export const useNoticesOn = () => useLocalStorage({ key: "desk-notices", defaultValue: false, getInitialValueInEffect: false });

/** Whether single keys do something; some people's tools press them by themselves. */
export const useKeysOn = () => useLocalStorage({ key: "desk-keys", defaultValue: true, getInitialValueInEffect: false });
