/**
 * What a member of an office's staff may be granted, per association. `read` is the ground of all the
 * others; `access` holds mandates, seats, invitations and who may sign in.
 */
export const ACTS = ["read", "register", "access", "assembly", "documents", "money"] as const;
export type Act = (typeof ACTS)[number];

/** The chapters' own acts. A chapter that is not here is open to whoever has every act. */
const CHAPTERS: Readonly<Record<string, Act>> = {
  registry: "register",
  documents: "documents",
  assembly: "assembly",
  accounting: "money",
  collections: "money",
};

/** Sections that open a door or bind the association. */
const SECTIONS: Readonly<Record<string, Act>> = {
  "registry.association": "access",
  "registry.mandate": "access",
  "registry.seat": "access",
  "registry.membership": "access",
  "registry.invitation": "access",
  "registry.staff": "access",
};

/** The act a change asks for, by the path of its procedure (`registry.lot.split`); null for every act. */
export function actOf(path: string): Act | null {
  const [chapter = "", section = ""] = path.split(".");
  return SECTIONS[`${chapter}.${section}`] ?? CHAPTERS[chapter] ?? null;
}

/** Whether granted acts reach what is asked; undefined is a role that nothing narrows. */
export function mayAct(granted: readonly Act[] | undefined, asked: Act | null): boolean {
  if (granted === undefined) return true;
  return asked === null ? ACTS.every((act) => granted.includes(act)) : granted.includes(asked);
}
