import { z } from "zod";

export const StartViewing = z.object({ partyId: z.uuid() });
export type StartViewing = z.infer<typeof StartViewing>;

/** What the browser keeps while it lasts, sealed: which look, and of which association. */
export const ViewingRef = z.object({ associationId: z.uuid(), viewingId: z.uuid() });
export type ViewingRef = z.infer<typeof ViewingRef>;

/** With whose eyes, for the words on every page. */
export type ViewingShown = Readonly<{ name: string; slug: string; until: string }>;
