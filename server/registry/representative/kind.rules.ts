import type { RepresentativeKind, RepresentativeRow } from "./representative.schema.ts";

export type PartyKind = "natural" | "legal" | "estate";
type Source = RepresentativeRow["source"];

type KindRule = Readonly<{
  /** Of what parties. */
  of: readonly PartyKind[];
  sources: readonly Source[];
  /** The kinds that no longer act while he does: the estate, or the company, is taken out of their hands. */
  ousts: readonly RepresentativeKind[];
  /** How many at most on one day. */
  most: number | null;
}>;

const ORGANS = ["director", "managing_director", "manager", "permanent_representative"] as const;
const ORGAN: KindRule = { of: ["legal"], sources: ["act", "gazette"], ousts: [], most: null };

/** What the law says of each kind; the source of each line is on it. */
export const KIND_RULES: Readonly<Record<RepresentativeKind, KindRule>> = {
  // A company acts by its organ.
  director: ORGAN,
  managing_director: ORGAN,
  manager: ORGAN,
  // Companies code (2019), art. 2:55: a company that is director names one natural person.
  permanent_representative: ORGAN,
  // From the winding-up on, the liquidators represent the company and its organ no longer does.
  liquidator: { of: ["legal"], sources: ["act", "gazette", "order"], ousts: ORGANS, most: null },
  // The parents act for their child, by the law itself or a judgment.
  parent: { of: ["natural"], sources: ["law", "order"], ousts: [], most: 2 },
  // Guardianship opens where no parent is left; a judge names the guardian, or approves him.
  guardian: { of: ["natural"], sources: ["order"], ousts: [], most: 1 },
  // Former Civil code, art. 492/1: the justice of the peace orders it, over property or the person.
  administrator: { of: ["natural"], sources: ["order"], ousts: [], most: null },
  // Economic law code, art. XX.110: whoever is bankrupt loses the administration of all his goods.
  trustee: {
    of: ["natural", "legal"],
    sources: ["order"],
    ousts: [
      ...ORGANS,
      "liquidator",
      "parent",
      "guardian",
      "administrator",
      "provisional_administrator",
    ],
    most: null,
  },
  // Judicial code, art. 1228: a vacant estate has one curator, named by the court.
  estate_curator: {
    of: ["estate"],
    sources: ["order"],
    ousts: ["provisional_administrator"],
    most: 1,
  },
  // The judge takes a company or an estate out of other hands for a time.
  provisional_administrator: {
    of: ["legal", "estate"],
    sources: ["order"],
    ousts: [...ORGANS, "liquidator"],
    most: null,
  },
};

/** A child is of age or is not: these are never in force together. */
export const OF_ONE_STATUS: readonly RepresentativeKind[] = ["parent", "guardian", "administrator"];

/** The kinds a party of a kind may have. */
export function kindsFor(party: PartyKind): readonly RepresentativeKind[] {
  const all = Object.entries(KIND_RULES) as [RepresentativeKind, KindRule][];
  return all.filter(([, { of }]) => of.includes(party)).map(([kind]) => kind);
}

/** Whether somebody of a kind takes the administration out of the hands of another. */
export const ousts = (a: RepresentativeKind, b: RepresentativeKind) =>
  KIND_RULES[a].ousts.includes(b);
