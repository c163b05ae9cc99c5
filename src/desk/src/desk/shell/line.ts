import { createContext } from "react";

/** Whether the line to the server stands, and how often it came back since the page was opened. */
export const Line = createContext({ connected: true, returns: 0 });
