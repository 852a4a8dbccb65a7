/** Who looks: nobody known, an owner of the association, the syndic who manages it. */
export const SEATS = ["anonymous", "owner", "syndic"] as const;
export type Seat = (typeof SEATS)[number];

/** How far a meeting is. */
export const STAGES = ["draft", "convened", "open", "closed"] as const;
export type Stage = (typeof STAGES)[number];

/** What the addresses of an association's pages are made of. */
export type Place = Readonly<
  Partial<
    Record<
      | "association"
      | "meeting"
      | "lot"
      | "party"
      | "import"
      | "token"
      | "document"
      | "list"
      | "resolution"
      | "entitlement",
      string
    >
  >
>;

export type PageOfTree = Readonly<{
  /** Its folder under `app/`, without the groups. */
  pattern: string;
  /** To whom it answers; anybody else finds nothing there, or is asked to sign in. */
  seats: readonly Seat[];
  /** The stages of the meeting in which it is there, and for whom; absent for the others. */
  stages?: Readonly<Partial<Record<Stage, readonly Seat[]>>>;
  /** What its address asks for. */
  query?: Readonly<Record<string, string>>;
}>;

const ANYBODY = SEATS;
const MEMBERS = ["owner", "syndic"] as const;
const OFFICE = ["syndic"] as const;
const OWNER = ["owner"] as const;

const ASSOCIATION = "/[locale]/[association]";
const MEETING = `${ASSOCIATION}/assembly/meetings/[meeting]`;

/** Every page of the route tree; `app/pages.test.ts` holds it against the folders. */
export const PAGES: readonly PageOfTree[] = [
  { pattern: "/[locale]", seats: ANYBODY },
  { pattern: "/[locale]/[...missing]", seats: ANYBODY },
  { pattern: "/[locale]/sign-in", seats: ANYBODY },
  { pattern: "/[locale]/verify", seats: ANYBODY },
  { pattern: "/[locale]/accessibility", seats: ANYBODY },
  { pattern: "/[locale]/legal", seats: ANYBODY },
  { pattern: "/[locale]/invitations/[token]", seats: ANYBODY },
  { pattern: "/[locale]/home", seats: MEMBERS },
  { pattern: "/[locale]/account", seats: MEMBERS },
  { pattern: "/[locale]/sign-out", seats: MEMBERS },
  {
    pattern: "/[locale]/step-up",
    seats: MEMBERS,
    query: { for: "assembly.meeting:01890a5d-ac96-774b-bcce-b302099a8057", back: "/fr/home" },
  },
  { pattern: "/[locale]/associations/new", seats: MEMBERS },
  { pattern: ASSOCIATION, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/registry`, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/registry/lots/[lot]`, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/registry/parties`, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/registry/parties/[party]`, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/registry/access`, seats: OFFICE },
  { pattern: `${ASSOCIATION}/registry/import`, seats: OFFICE },
  { pattern: `${ASSOCIATION}/registry/import/[import]`, seats: OFFICE },
  { pattern: `${ASSOCIATION}/assembly`, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/assembly/meetings/new`, seats: OFFICE },
  {
    pattern: MEETING,
    seats: MEMBERS,
    stages: { draft: OFFICE, convened: MEMBERS, open: MEMBERS, closed: MEMBERS },
  },
  { pattern: `${MEETING}/edit`, seats: OFFICE, stages: { draft: OFFICE } },
  { pattern: `${MEETING}/agenda`, seats: OFFICE, stages: { draft: OFFICE } },
  {
    pattern: `${MEETING}/convocation`,
    seats: OFFICE,
    stages: { draft: OFFICE, convened: OFFICE, open: OFFICE, closed: OFFICE },
  },
  {
    pattern: `${MEETING}/proxies`,
    seats: MEMBERS,
    stages: { draft: OFFICE, convened: MEMBERS, open: MEMBERS, closed: MEMBERS },
  },
  {
    pattern: `${MEETING}/room`,
    seats: OFFICE,
    stages: { draft: OFFICE, convened: OFFICE, open: OFFICE, closed: OFFICE },
  },
  {
    pattern: `${MEETING}/vote`,
    seats: OWNER,
    stages: { convened: OWNER, open: OWNER, closed: OWNER },
  },
  { pattern: `${MEETING}/minutes`, seats: MEMBERS, stages: { closed: MEMBERS } },
  { pattern: `${ASSOCIATION}/documents`, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/proof`, seats: MEMBERS },
];

const API_MEETING = "/api/assembly/[association]/[meeting]";

/**
 * Every route handler, which answers with a file or a redirection; an association is named by its
 * id here. The jobs' own door opens to the signature of their runner and to no person.
 */
export const HANDLERS: readonly PageOfTree[] = [
  { pattern: "/[locale]/home/associations.csv", seats: MEMBERS },
  { pattern: "/api/auth-keys", seats: ANYBODY },
  { pattern: "/api/health", seats: ANYBODY },
  { pattern: "/api/auth/start", seats: ANYBODY, query: { for: "sign-in", locale: "fr" } },
  { pattern: "/api/auth/callback/itsme", seats: ANYBODY },
  { pattern: "/api/inngest", seats: [] },
  { pattern: "/api/documents/[association]/[document]", seats: MEMBERS },
  { pattern: "/api/registry/[association]/[list]", seats: MEMBERS },
  { pattern: `${API_MEETING}/minutes`, seats: MEMBERS, stages: { closed: MEMBERS } },
  {
    pattern: `${API_MEETING}/progress`,
    seats: MEMBERS,
    stages: { draft: OFFICE, convened: MEMBERS, open: MEMBERS, closed: MEMBERS },
  },
  {
    pattern: "/api/receipts/[association]/[meeting]/[resolution]/[entitlement]",
    seats: OWNER,
    stages: { open: OWNER, closed: OWNER },
  },
];

/** Where a page is: its pattern filled with a place. @throws RangeError when the place lacks a part. */
export function addressOf(
  { pattern, query }: PageOfTree,
  place: Place & Readonly<{ locale: string }>,
): string {
  const parts: Readonly<Record<string, string | undefined>> = { missing: "no/such/page", ...place };
  const path = pattern.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, part: string) => {
    const value = parts[part];
    if (value === undefined) throw new RangeError(`${pattern} needs a ${part}`);
    return value.split("/").map(encodeURIComponent).join("/");
  });
  return query ? `${path}?${new URLSearchParams(query)}` : path;
}
