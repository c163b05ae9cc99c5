import type { Texts } from "../en";
import { audit } from "./audit";
import { codes } from "./codes";
import { coding } from "./coding";
import { desk } from "./desk";
import { funnels } from "./funnels";
import { invitations } from "./invitations";
import { keeping } from "./keeping";
import { overview } from "./overview";
import { person } from "./person";
import { publish } from "./publish";
import { script } from "./script";
import { security } from "./security";
import { studio } from "./studio";
import { texts } from "./texts";
import { trying } from "./try";
import { unknown } from "./unknown";

/** The desk's words in Kazakh. A draft: no native speaker has read them yet (`isDraft` in `tongue.ts`). */
export const kk: Texts = { ...desk, ...codes, ...coding, ...overview, ...audit, ...keeping, ...invitations, ...person, ...script, ...security, ...studio, ...publish, ...funnels, ...texts, ...trying, ...unknown };
