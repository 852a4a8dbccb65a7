import { ROLES as ALL_ROLES, type Role } from "#server/kernel/actor.ts";

const ROLES = ALL_ROLES.filter(
  (role): role is Exclude<Role, "former_syndic"> => role !== "former_syndic",
);

/**
 * Who looks: nobody known, somebody in each role of the association, a clerk of its office, somebody
 * whose access has ended, a member of another association, and the manager of another office.
 */
export const SEATS = ["anonymous", ...ROLES, "clerk", "former", "stranger", "otherOffice"] as const;
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
      | "act"
      | "party"
      | "representative"
      | "mandate"
      | "office"
      | "staff"
      | "import"
      | "export"
      | "token"
      | "slug"
      | "fault"
      | "proposal"
      | "poll"
      | "decision"
      | "request"
      | "written"
      | "signature"
      | "document"
      | "list"
      | "resolution"
      | "entitlement"
      | "extract"
      | "certificate"
      | "fingerprint",
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
  /** What it answers to them with, 200 unless told. */
  status?: number;
  /** What its address asks for. */
  query?: Readonly<Record<string, string>>;
}>;

const ANYBODY = SEATS;
const SIGNED_IN = SEATS.filter((seat) => seat !== "anonymous");
/** Whoever is something to the association. */
const MEMBERS = [...ROLES, "clerk"] as const;
const SYNDIC = ["syndic", "clerk"] as const;
const OFFICE = [...SYNDIC, "accountant"] as const;
/** Who stands for somebody of the register at its meetings, and who checks it. */
const PARTIES = ["owner", "council", "auditor"] as const;
const READERS = [...OFFICE, ...PARTIES] as const;
const OWNER = ["owner"] as const;

const ASSOCIATION = "/[locale]/[association]";
const MEETING = `${ASSOCIATION}/assembly/meetings/[meeting]`;

/** Every page of the route tree; `app/pages.test.ts` holds it against the folders. */
export const PAGES: readonly PageOfTree[] = [
  { pattern: "/[locale]", seats: ANYBODY },
  { pattern: "/[locale]/[...missing]", seats: ANYBODY, status: 404 },
  { pattern: "/[locale]/sign-in", seats: ANYBODY },
  { pattern: "/[locale]/sign-in/factor", seats: ANYBODY },
  { pattern: "/[locale]/forgotten", seats: ANYBODY },
  { pattern: "/[locale]/on", seats: ANYBODY },
  { pattern: "/[locale]/reset/[token]", seats: ANYBODY },
  { pattern: "/[locale]/email/[token]", seats: ANYBODY },
  { pattern: "/[locale]/factor-lost/[token]", seats: ANYBODY },
  { pattern: "/[locale]/verify", seats: ANYBODY },
  { pattern: "/[locale]/verify/act/[fingerprint]", seats: ANYBODY },
  { pattern: "/[locale]/accessibility", seats: ANYBODY },
  { pattern: "/[locale]/legal", seats: ANYBODY },
  { pattern: "/[locale]/invitations/[token]", seats: ANYBODY },
  { pattern: "/[locale]/consents/[token]", seats: ANYBODY },
  { pattern: "/[locale]/coming/[token]", seats: ANYBODY },
  { pattern: "/[locale]/set-up/[token]", seats: ANYBODY },
  { pattern: "/[locale]/offices/join/[token]", seats: ANYBODY },
  { pattern: "/[locale]/offices", seats: SIGNED_IN },
  { pattern: "/[locale]/offices/[office]", seats: OFFICE },
  { pattern: "/[locale]/offices/[office]/staff/[staff]", seats: ["syndic"] },
  { pattern: "/[locale]/home", seats: SIGNED_IN },
  { pattern: "/[locale]/office/[list]", seats: [...OFFICE, "otherOffice"] },
  { pattern: "/[locale]/calendar", seats: SIGNED_IN },
  { pattern: "/[locale]/colleagues", seats: SIGNED_IN },
  { pattern: "/[locale]/notifications", seats: SIGNED_IN },
  { pattern: "/[locale]/search", seats: SIGNED_IN, query: { q: "a1" } },
  { pattern: "/[locale]/shortcuts", seats: ANYBODY },
  { pattern: "/[locale]/account", seats: SIGNED_IN },
  { pattern: "/[locale]/account/methods", seats: SIGNED_IN },
  { pattern: "/[locale]/account/methods/application", seats: SIGNED_IN },
  { pattern: "/[locale]/account/methods/passkey", seats: SIGNED_IN },
  { pattern: "/[locale]/account/methods/codes", seats: SIGNED_IN },
  { pattern: "/[locale]/account/sessions", seats: SIGNED_IN },
  { pattern: "/[locale]/confirm", seats: SIGNED_IN },
  { pattern: "/[locale]/continue", seats: SIGNED_IN },
  { pattern: "/[locale]/sign-out", seats: SIGNED_IN },
  {
    pattern: "/[locale]/step-up",
    seats: SIGNED_IN,
    query: { for: "assembly.meeting:01890a5d-ac96-774b-bcce-b302099a8057", back: "/fr/home" },
  },
  { pattern: "/[locale]/associations/new", seats: SIGNED_IN },
  { pattern: ASSOCIATION, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/activity`, seats: [...OFFICE, "council", "auditor"] },
  { pattern: `${ASSOCIATION}/registry`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/lots/[lot]`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/lots/[lot]/occupants`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/lots/[lot]/[act]`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/movements`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/shares`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/keys`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/keys/new`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/partial`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/parties`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/parties/[party]`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/parties/[party]/representatives/new`, seats: SYNDIC },
  // Nobody acts in law for her: there is no line of hers to put right.
  {
    pattern: `${ASSOCIATION}/registry/parties/[party]/representatives/[representative]`,
    seats: [],
  },
  { pattern: `${ASSOCIATION}/registry/mandates`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/mandates/succession`, seats: PARTIES },
  { pattern: `${ASSOCIATION}/registry/seats`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/mandates/new`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/mandates/[mandate]`, seats: READERS },
  { pattern: `${ASSOCIATION}/registry/access`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/consents`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/privacy`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/processing`, seats: READERS },
  { pattern: `${ASSOCIATION}/me`, seats: PARTIES },
  { pattern: `${ASSOCIATION}/me/data`, seats: PARTIES },
  { pattern: `${ASSOCIATION}/registry/import`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/registry/import/[import]`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/assembly`, seats: READERS },
  { pattern: `${ASSOCIATION}/assembly/meetings/new`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/assembly/proposals`, seats: [...SYNDIC, "owner", "council"] },
  { pattern: `${ASSOCIATION}/assembly/proposals/new`, seats: [...SYNDIC, "owner", "council"] },
  { pattern: `${ASSOCIATION}/assembly/convening`, seats: [...SYNDIC, "owner", "council"] },
  { pattern: `${ASSOCIATION}/assembly/convening/new`, seats: [...SYNDIC, ...OWNER] },
  // The meetings of these tests are the syndic's own to convene.
  {
    pattern: `${ASSOCIATION}/assembly/convening/[meeting]`,
    seats: [],
    stages: { draft: [], convened: [], open: [], closed: [] },
  },
  { pattern: `${ASSOCIATION}/assembly/written`, seats: READERS },
  { pattern: `${ASSOCIATION}/assembly/written/new`, seats: [...SYNDIC, ...OWNER] },
  // Of the seats' association nothing was put in writing: nobody finds one at an id that is none.
  { pattern: `${ASSOCIATION}/assembly/written/[written]`, seats: [] },
  { pattern: `${ASSOCIATION}/assembly/written/[written]/edit`, seats: [] },
  { pattern: `${ASSOCIATION}/assembly/polls`, seats: READERS },
  { pattern: `${ASSOCIATION}/assembly/polls/new`, seats: [...SYNDIC, "council"] },
  { pattern: `${ASSOCIATION}/assembly/polls/[poll]`, seats: READERS },
  { pattern: `${ASSOCIATION}/assembly/requests`, seats: [...SYNDIC, "owner", "council"] },
  { pattern: `${ASSOCIATION}/assembly/requests/new`, seats: [...SYNDIC, ...OWNER] },
  {
    pattern: `${ASSOCIATION}/assembly/requests/[request]`,
    seats: [...SYNDIC, "owner", "council"],
  },
  { pattern: `${ASSOCIATION}/assembly/requests/[request]/letter`, seats: ["owner", "council"] },
  {
    pattern: `${ASSOCIATION}/assembly/proposals/[proposal]`,
    seats: [...SYNDIC, ...OWNER],
  },
  { pattern: `${ASSOCIATION}/assembly/year`, seats: OFFICE },
  { pattern: `${ASSOCIATION}/assembly/decisions`, seats: READERS },
  { pattern: `${ASSOCIATION}/assembly/decisions/new`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/assembly/decisions/follow-up`, seats: READERS },
  { pattern: `${ASSOCIATION}/assembly/decisions/[decision]`, seats: READERS },
  {
    pattern: MEETING,
    seats: READERS,
    stages: { draft: OFFICE, convened: READERS, open: READERS, closed: READERS },
  },
  { pattern: `${MEETING}/edit`, seats: SYNDIC, stages: { draft: SYNDIC } },
  { pattern: `${MEETING}/agenda`, seats: SYNDIC, stages: { draft: SYNDIC } },
  {
    pattern: `${MEETING}/funding`,
    seats: READERS,
    stages: { draft: OFFICE, convened: READERS, open: READERS, closed: READERS },
  },
  {
    pattern: `${MEETING}/annexes`,
    seats: READERS,
    stages: { draft: OFFICE, convened: READERS, open: READERS, closed: READERS },
  },
  {
    pattern: `${MEETING}/convocation`,
    seats: OFFICE,
    stages: { draft: SYNDIC, convened: OFFICE, open: OFFICE, closed: OFFICE },
  },
  {
    pattern: `${MEETING}/expected`,
    seats: [...SYNDIC, ...OWNER],
    stages: {
      convened: [...SYNDIC, ...OWNER],
      open: [...SYNDIC, ...OWNER],
      closed: [...SYNDIC, ...OWNER],
    },
  },
  {
    pattern: `${MEETING}/cancellation`,
    seats: SYNDIC,
    stages: { convened: SYNDIC },
  },
  {
    pattern: `${MEETING}/convocation/letters`,
    seats: SYNDIC,
    stages: { convened: SYNDIC, open: SYNDIC, closed: SYNDIC },
  },
  {
    pattern: `${MEETING}/proxies`,
    seats: [...SYNDIC, ...OWNER],
    stages: {
      draft: SYNDIC,
      convened: [...SYNDIC, ...OWNER],
      open: [...SYNDIC, ...OWNER],
      closed: [...SYNDIC, ...OWNER],
    },
  },
  {
    pattern: `${MEETING}/room`,
    seats: SYNDIC,
    stages: { draft: SYNDIC, convened: SYNDIC, open: SYNDIC, closed: SYNDIC },
  },
  {
    pattern: `${MEETING}/room/projector`,
    seats: SYNDIC,
    stages: { draft: SYNDIC, convened: SYNDIC, open: SYNDIC, closed: SYNDIC },
  },
  {
    pattern: `${MEETING}/hands`,
    seats: SYNDIC,
    stages: { draft: SYNDIC, convened: SYNDIC, open: SYNDIC, closed: SYNDIC },
  },
  {
    pattern: `${MEETING}/paper`,
    seats: SYNDIC,
    stages: { draft: SYNDIC, convened: SYNDIC, open: SYNDIC, closed: SYNDIC },
  },
  {
    pattern: `${MEETING}/vote`,
    seats: PARTIES,
    stages: { convened: PARTIES, open: PARTIES, closed: PARTIES },
  },
  {
    pattern: `${MEETING}/minutes`,
    seats: READERS,
    stages: { open: SYNDIC, closed: READERS },
  },
  {
    pattern: `${MEETING}/participation`,
    seats: [...SYNDIC, ...PARTIES],
    stages: { closed: [...SYNDIC, ...PARTIES] },
  },
  { pattern: `${ASSOCIATION}/documents`, seats: MEMBERS },
  { pattern: `${ASSOCIATION}/proof`, seats: READERS },
  { pattern: `${ASSOCIATION}/site`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/site/notice`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/site/faults`, seats: SYNDIC },
  { pattern: `${ASSOCIATION}/site/faults/[fault]`, seats: SYNDIC },
];

const API_MEETING = "/api/assembly/[association]/[meeting]";

/**
 * Every route handler, which answers with a file or a redirection; an association is named by its
 * id here, and a document is the notice that went to one owner. The jobs' own door opens to the
 * signature of their runner and to no person.
 */
export const HANDLERS: readonly PageOfTree[] = [
  { pattern: "/api/calendar/[token]", seats: [] },
  { pattern: "/api/search", seats: SIGNED_IN, query: { q: "a1" } },
  { pattern: "/[locale]/b/[slug]", seats: ANYBODY },
  { pattern: "/[locale]/b/[slug]/contact.vcf", seats: ANYBODY },
  { pattern: "/[locale]/b/[slug]/fault", seats: ANYBODY },
  { pattern: "/api/auth-keys", seats: ANYBODY },
  { pattern: "/api/health", seats: ANYBODY },
  {
    pattern: "/api/auth/start",
    seats: ANYBODY,
    status: 303,
    query: { for: "sign-in", locale: "fr" },
  },
  { pattern: "/api/auth/callback/[provider]", seats: ANYBODY, status: 303 },
  { pattern: "/api/inngest", seats: [] },
  { pattern: "/api/documents/[association]/[document]", seats: [...SYNDIC, ...OWNER] },
  // A file of personal data is made by a job: nobody finds one at an id that is none.
  { pattern: "/api/privacy/[association]/[export]", seats: [] },
  { pattern: "/api/registry/[association]/[list]", seats: READERS },
  { pattern: "/api/lists/[list]", seats: [...OFFICE, "otherOffice"] },
  { pattern: "/api/assembly/[association]/decisions", seats: READERS },
  { pattern: "/api/assembly/[association]/written/[written]/form", seats: [] },
  { pattern: "/api/assembly/[association]/written/[written]/minutes", seats: [] },
  { pattern: "/api/assembly/[association]/written/[written]/receipt/[signature]", seats: [] },
  // An extract is issued one by one: nobody finds one at an id that is none.
  { pattern: "/api/assembly/[association]/decisions/extracts/[extract]", seats: [] },
  { pattern: `${API_MEETING}/minutes`, seats: READERS, stages: { closed: READERS } },
  // A certificate is its owner's: nobody finds one at an id that is none.
  { pattern: `${API_MEETING}/participation/[certificate]`, seats: [], stages: {} },
  // Printed for one person: nobody finds one at an id that is none.
  { pattern: `${API_MEETING}/participation-letter/[certificate]`, seats: [], stages: {} },
  // Nothing was told beside the act of the meetings that the seats look at.
  { pattern: `${API_MEETING}/report`, seats: [], stages: {} },
  { pattern: `${API_MEETING}/signature-sheet`, seats: SYNDIC, stages: { closed: SYNDIC } },
  {
    pattern: `${API_MEETING}/calendar`,
    seats: READERS,
    stages: { convened: READERS, open: READERS, closed: READERS },
  },
  {
    pattern: `${API_MEETING}/kit`,
    seats: SYNDIC,
    stages: { draft: SYNDIC, convened: SYNDIC, open: SYNDIC, closed: SYNDIC },
  },
  {
    pattern: `${API_MEETING}/posting-list`,
    seats: SYNDIC,
    stages: { draft: SYNDIC, convened: SYNDIC, open: SYNDIC, closed: SYNDIC },
  },
  {
    pattern: `${API_MEETING}/progress`,
    seats: READERS,
    stages: { draft: OFFICE, convened: READERS, open: READERS, closed: READERS },
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
