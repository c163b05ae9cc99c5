import "i18next";
import type { Texts } from "./texts/en";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "desk";
    resources: { desk: Texts };
    keySeparator: false;
    nsSeparator: false;
    returnNull: false;
  }
}
