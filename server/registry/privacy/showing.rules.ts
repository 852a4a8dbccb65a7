import { civil, gdpr, type Source } from "#server/kernel/source.ts";
import type { Extent } from "./use.rules.ts";

/**
 * Why restricted data may still be shown (GDPR art. 18 §2): they are kept, and who keeps them sees
 * that; a law orders it; a claim needs it; the person asked for it; it guards his own security.
 */
export type ShowingGround = "storage" | "obligation" | "claims" | "own-request" | "security";

/**
 * What of somebody restricted is shown at a place: all that is kept; what the law orders, without
 * telephone, e-mail and consent; his name, marked; or nothing at all.
 */
export type Treatment = "whole" | "ordered-part" | "name" | "absent";

type Showing = Readonly<{
  treatment: Treatment;
  /** Null where nothing is shown. */
  ground: ShowingGround | null;
  source: Source | null;
  /** The office sees there that the use is restricted (GDPR art. 4 (3)); fellow owners never do. */
  marked: boolean;
}>;

const showing = (
  treatment: Treatment,
  ground: ShowingGround,
  source: Source,
  marked = false,
): Showing => ({ treatment, ground, source, marked });

/** Names, addresses, lots and shares are every co-owner's to have. */
const LISTED = showing("ordered-part", "obligation", civil("3.89 §5 14°"), true);
/** A tool of the office's own over all it manages: no law orders it. */
const TOOL = showing("name", "storage", gdpr("4 (3)"), true);
const GUARDED = showing("whole", "security", gdpr("32"));
const ordered = (source: Source) => showing("whole", "obligation", source);
/** The same where the office, who reads the name there, sees that the use is restricted. */
const marked = (ground: ShowingGround, source: Source) => showing("whole", ground, source, true);
const asked = (source: Source) => showing("whole", "own-request", source);
const ABSENT: Showing = { treatment: "absent", ground: null, source: null, marked: false };

/**
 * Every place where data of a person of the register are shown or put in a file, and what becomes of
 * one whose data may only be kept. What is sent is in `use.rules.ts`.
 */
export const SHOWINGS = {
  /** The office keeps, corrects and answers there; fellow owners see the ordered part of it. */
  "registry.party": showing("whole", "storage", gdpr("18 §2"), true),
  "registry.parties": LISTED,
  "registry.parties.file": LISTED,
  "registry.lots": LISTED,
  "registry.lots.file": LISTED,
  "registry.lot": LISTED,
  "registry.office-people": TOOL,
  "registry.office-people.file": TOOL,
  "registry.office-lots": TOOL,
  "registry.office-lots.file": TOOL,
  "documents.search": ABSENT,
  "registry.viewing": ABSENT,
  /** Names of holders beside the codes of their lots, nothing of how they are reached. */
  "registry.twins": marked("obligation", civil("3.89 §5 14°")),
  "registry.movements": marked("claims", gdpr("18 §2")),
  /** Who stands behind a successor to the syndic: nobody could count the fifth without the names. */
  "registry.succession": ordered(civil("3.87 §2")),
  "registry.seats": marked("obligation", civil("3.90 §1")),
  "registry.access": GUARDED,
  "registry.activity": GUARDED,
  "registry.consents": ordered(civil("3.87 §3")),
  "registry.requests": ordered(gdpr("12")),
  "registry.own-link": asked(gdpr("18 §2")),
  "registry.personal-file": asked(gdpr("15")),
  "assembly.roll": marked("obligation", civil("3.87 §1")),
  "assembly.convocation": ordered(civil("3.87 §3")),
  /** Who says he comes: from the answers follows how many are missing for the quorum. */
  "assembly.expected": ordered(civil("3.87 §5")),
  // Whom a decision of the register put into office.
  "assembly.effects": ordered(civil("3.93 §4")),
  "assembly.proposals": ordered(civil("3.87 §3")),
  /** Who signs: nobody could count the fifth without the names. */
  "assembly.requests": ordered(civil("3.87 §2")),
  "assembly.proxies": marked("obligation", civil("3.87 §7")),
  "assembly.tasks": ordered(civil("3.87 §1")),
  /** A poll binds nobody, and no law orders to tell who answered what. */
  "assembly.polls": ABSENT,
  "assembly.receipts": asked(gdpr("18 §2")),
} as const satisfies Record<string, Showing>;
export type ShowingPlace = keyof typeof SHOWINGS;

/** What of a person is shown at a place. An objection stops sendings, not what is shown. */
export function treatmentAt(place: ShowingPlace, extent: Extent | null): Treatment {
  return extent === "all" ? SHOWINGS[place].treatment : "whole";
}
