import deAssembly from "./de/assembly.json" with { type: "json" };
import deDocuments from "./de/documents.json" with { type: "json" };
import deErrors from "./de/errors.json" with { type: "json" };
import deIdentity from "./de/identity.json" with { type: "json" };
import deProof from "./de/proof.json" with { type: "json" };
import deRegistry from "./de/registry.json" with { type: "json" };
import deSite from "./de/site.json" with { type: "json" };
import deUi from "./de/ui.json" with { type: "json" };
import enAssembly from "./en/assembly.json" with { type: "json" };
import enDocuments from "./en/documents.json" with { type: "json" };
import enErrors from "./en/errors.json" with { type: "json" };
import enIdentity from "./en/identity.json" with { type: "json" };
import enProof from "./en/proof.json" with { type: "json" };
import enRegistry from "./en/registry.json" with { type: "json" };
import enSite from "./en/site.json" with { type: "json" };
import enUi from "./en/ui.json" with { type: "json" };
import frAssembly from "./fr/assembly.json" with { type: "json" };
import frDocuments from "./fr/documents.json" with { type: "json" };
import frErrors from "./fr/errors.json" with { type: "json" };
import frIdentity from "./fr/identity.json" with { type: "json" };
import frProof from "./fr/proof.json" with { type: "json" };
import frRegistry from "./fr/registry.json" with { type: "json" };
import frSite from "./fr/site.json" with { type: "json" };
import frUi from "./fr/ui.json" with { type: "json" };
import nlAssembly from "./nl/assembly.json" with { type: "json" };
import nlDocuments from "./nl/documents.json" with { type: "json" };
import nlErrors from "./nl/errors.json" with { type: "json" };
import nlIdentity from "./nl/identity.json" with { type: "json" };
import nlProof from "./nl/proof.json" with { type: "json" };
import nlRegistry from "./nl/registry.json" with { type: "json" };
import nlSite from "./nl/site.json" with { type: "json" };
import nlUi from "./nl/ui.json" with { type: "json" };
import type { Locale } from "./routing.ts";

const source = {
  ui: frUi,
  errors: frErrors,
  identity: frIdentity,
  registry: frRegistry,
  assembly: frAssembly,
  documents: frDocuments,
  proof: frProof,
  site: frSite,
};

/** All words, a chapter being a namespace; the French ones give the keys. */
export type Messages = typeof source;

/**
 * Every text of the product in its four languages, for pages, mails, acts and jobs alike:
 * imported rather than read, so that Node, tests and the built application see the same.
 */
export const CATALOGUE: Readonly<Record<Locale, Messages>> = {
  fr: source,
  nl: {
    ui: nlUi,
    errors: nlErrors,
    identity: nlIdentity,
    registry: nlRegistry,
    assembly: nlAssembly,
    documents: nlDocuments,
    proof: nlProof,
    site: nlSite,
  },
  de: {
    ui: deUi,
    errors: deErrors,
    identity: deIdentity,
    registry: deRegistry,
    assembly: deAssembly,
    documents: deDocuments,
    proof: deProof,
    site: deSite,
  },
  en: {
    ui: enUi,
    errors: enErrors,
    identity: enIdentity,
    registry: enRegistry,
    assembly: enAssembly,
    documents: enDocuments,
    proof: enProof,
    site: enSite,
  },
};
