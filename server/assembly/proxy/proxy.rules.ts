import { compare, type Fraction, multiply, whole } from "#server/kernel/fraction.ts";

/** How many proxies one person may accept (art. 3.87 §7). */
export type ProxyLimit = Readonly<{
  /** Whatever they are worth. */
  free: number;
  /** More, while own votes and those of all principals are at most this part of the votes of all lots. */
  upTo: Fraction;
  article: string;
}>;

/**
 * Whether a holder may carry `count` proxies: three, or more while his own votes and
 * those of all his principals are at most 10 % of the votes of all lots, present or
 * not (R-AG-51).
 */
export function mayCarry(
  count: number,
  ownAndPrincipals: bigint,
  allVotes: bigint,
  { free, upTo }: ProxyLimit,
): boolean {
  if (count <= free) return true;
  return compare(whole(ownAndPrincipals), multiply(whole(allVotes), upTo)) <= 0;
}

/** A proxy in force for the meeting: who gave it, who carries it. */
export type ProxyLink = Readonly<{
  principal: string;
  holder: string;
  /** The lots it is for; none named: all of the principal's. */
  lots?: readonly string[];
}>;

/** A proxy that stands, and who carries it on single items in the place of its holder. */
export type StandingProxy = ProxyLink &
  Readonly<{
    id: string;
    substitutes: readonly Readonly<{ itemId: string; holder: string }>[];
  }>;

/** Who accepted whose proxy, whole or on single items: each proxy once for each who carries it. */
export function linksOf(standing: readonly StandingProxy[]): readonly ProxyLink[] {
  return standing.flatMap(({ principal, holder, lots = [], substitutes }) =>
    [...new Set([holder, ...substitutes.map((one) => one.holder)])].map((one) => ({
      ...{ principal, holder: one, lots },
    })),
  );
}

export type ProxyQuestion = ProxyLink &
  Readonly<{
    /** The syndic, the provisional syndic and their staff are never holders (R-AG-52). */
    holderIsSyndic: boolean;
    /** Lots by which a party votes, each with its shares; nothing for who is no owner. */
    lotsOf: ReadonlyMap<string, ReadonlyMap<string, bigint>>;
    /** Votes of all lots of the association. */
    allVotes: bigint;
    /** As the law has it on the day of the meeting. */
    limit: ProxyLimit;
    /** Proxies in force for the same meeting, without those revoked. */
    inForce: readonly ProxyLink[];
  }>;

export type ProxyRefusal =
  | "proxy.syndic-holder"
  | "proxy.holder-is-principal"
  | "proxy.principal-without-vote"
  | "proxy.lot-of-another"
  | "proxy.already-given"
  | "proxy.onward"
  | "proxy.too-many";

/** Votes of several parties together; a lot they hold in common counts once. */
function votesTogether(parties: readonly string[], lotsOf: ProxyQuestion["lotsOf"]): bigint {
  const lots = new Map(parties.flatMap((party) => [...(lotsOf.get(party) ?? [])]));
  return [...lots.values()].reduce((sum, shares) => sum + shares, 0n);
}

/** Whether two proxies of one principal are for some lot both; one that names none is for all. */
function overlap({ lots: some = [] }: ProxyLink, { lots: others = [] }: ProxyLink): boolean {
  return some.length === 0 || others.length === 0 || some.some((lot) => others.includes(lot));
}

/**
 * Why a proxy cannot be accepted, or null when it can. A principal may give several for lots that
 * differ, and keep the others himself. Each counts as one for its holder, with all the votes of its
 * principal, whichever lots it names: the law speaks of the votes of the principals (art. 3.87 §7,
 * R-AG-51), and lots cut out of them would get round its limit. A holder who has himself given
 * a proxy, or a principal who carries one, would pass votes on to a third: the law
 * knows one holder, named by the principal (R-AG-50), so neither is accepted.
 */
export function refuseProxy(question: ProxyQuestion): ProxyRefusal | null {
  const { principal, holder, lots = [], inForce, lotsOf, allVotes, limit } = question;
  if (question.holderIsSyndic) return "proxy.syndic-holder";
  if (principal === holder) return "proxy.holder-is-principal";
  const own = lotsOf.get(principal);
  if (!own || own.size === 0) return "proxy.principal-without-vote";
  if (lots.some((lot) => !own.has(lot))) return "proxy.lot-of-another";
  const given = inForce.filter((link) => link.principal === principal);
  if (given.some((link) => overlap(link, question))) return "proxy.already-given";
  const isOnward = inForce.some((link) => link.principal === holder || link.holder === principal);
  if (isOnward) return "proxy.onward";
  const principals = inForce.filter((link) => link.holder === holder).map((link) => link.principal);
  const together = votesTogether([holder, principal, ...principals], lotsOf);
  return mayCarry(principals.length + 1, together, allVotes, limit) ? null : "proxy.too-many";
}

export type SubstituteQuestion = Pick<ProxyQuestion, "lotsOf" | "allVotes" | "limit" | "inForce"> &
  /** The proxy whose holder is replaced. */
  ProxyLink &
  Readonly<{
    substitute: string;
    /** The syndic and his staff carry nothing, on one item no more than on all (R-AG-52). */
    isSyndic: boolean;
    /** Whether the law keeps the substitute himself from the item (R-AG-45). */
    isInConflict: boolean;
  }>;

export type SubstituteRefusal =
  | Exclude<
      ProxyRefusal,
      "proxy.principal-without-vote" | "proxy.lot-of-another" | "proxy.already-given"
    >
  | "proxy.substitute-is-holder"
  | "proxy.substitute-in-conflict";

/**
 * Why nobody may carry a proxy in the place of its holder on one item, or null when he may. It is a
 * proxy that he accepts: it counts for him as any other, once however many items it is for, and goes
 * on counting for the holder, who keeps all the other items (R-AG-51).
 */
export function refuseSubstitute(question: SubstituteQuestion): SubstituteRefusal | null {
  const { principal, holder, substitute, inForce, lotsOf, allVotes, limit } = question;
  if (question.isSyndic) return "proxy.syndic-holder";
  if (substitute === principal) return "proxy.holder-is-principal";
  if (substitute === holder) return "proxy.substitute-is-holder";
  if (question.isInConflict) return "proxy.substitute-in-conflict";
  // Who has named a holder himself would pass the votes on, to the very one replaced perhaps.
  if (inForce.some((link) => link.principal === substitute)) return "proxy.onward";
  const carried = inForce.filter((link) => link.holder === substitute);
  const others = carried.filter((link) => link.principal !== principal);
  const principals = [principal, ...others.map((link) => link.principal)];
  const together = votesTogether([substitute, ...principals], lotsOf);
  return mayCarry(principals.length, together, allVotes, limit) ? null : "proxy.too-many";
}

export type ProxyConflict = ProxyLink & Readonly<{ excluded: "holder" | "principal" }>;

/**
 * Proxies that carry no vote on an item because the law excludes who carries them there, or the
 * principal himself, from it (R-AG-45): a warning to the principal, who may name a
 * substitute for that item (AD-04).
 */
export function conflictsOn<Link extends ProxyLink>(
  inForce: readonly Link[],
  excluded: ReadonlySet<string>,
): readonly (Link & Pick<ProxyConflict, "excluded">)[] {
  const conflictOf = (link: Link): (Link & Pick<ProxyConflict, "excluded">) | null => {
    if (excluded.has(link.holder)) return { ...link, excluded: "holder" };
    return excluded.has(link.principal) ? { ...link, excluded: "principal" } : null;
  };
  return inForce.map(conflictOf).filter((conflict) => conflict !== null);
}
